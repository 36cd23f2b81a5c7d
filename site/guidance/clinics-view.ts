import type { Clinic } from '#cms/records/visit-rules.ts';
import type { PageContext } from '../ui/page-context.ts';
import { districtsOf, type VisitsView } from './visits-view.ts';

export interface ClinicsView {
  township: string;
  townshipName: string;
  districts: VisitsView['districts'];
  /** The clinics were asked for, and no township was chosen. */
  missing: boolean;
  /** Once a township was chosen: where its children are vaccinated. */
  clinics?: Clinic[];
}

/** Where the vaccination clinics of a township are and when they are open. It is posted: where a family lives stands in no address. */
export async function clinicsView({ portal, lang, today }: PageContext, form: FormData | undefined): Promise<ClinicsView> {
  const asked = String(form?.get('township') ?? '').slice(0, 12);
  const districts = await districtsOf(portal, lang);
  const chosen = districts.flatMap(({ townships }) => townships).find(({ code }) => code === asked);
  const all = chosen ? await portal.visitRules.clinicsOf(chosen.code, today) : undefined;
  return {
    ...{ districts, township: chosen?.code ?? '', townshipName: chosen?.name ?? '' },
    missing: form?.get('action') === 'clinics' && !chosen,
    clinics: all?.filter(({ vaccines }) => vaccines),
  };
}
