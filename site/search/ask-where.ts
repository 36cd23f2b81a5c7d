/** Farther off than this the device may be in another town: nothing is searched around such a place. In metres. */
export const COARSE_METRES = 5000;
const WAIT_MS = 15_000;
/** Of the browser's own error codes, the one that says that a person said no. */
const REFUSED = 1;

interface Answers {
  here: (near: string) => void;
  /** Why not; with how far off the place may be, in whole kilometres. */
  nowhere: (why: 'locateRefused' | 'locateFailed' | 'locateCoarse', kilometres: string) => void;
}

/** Asks the device where it is. One that only knows roughly is not believed, and the visitor is told. */
export function askWhere({ here, nowhere }: Answers, geolocation: Geolocation | undefined = navigator.geolocation): void {
  if (!geolocation) nowhere('locateFailed', '');
  geolocation?.getCurrentPosition(
    ({ coords: { latitude, longitude, accuracy } }) =>
      accuracy > COARSE_METRES
        ? nowhere('locateCoarse', String(Math.round(accuracy / 1000)))
        : here(`${latitude.toFixed(5)},${longitude.toFixed(5)}`),
    ({ code }) => nowhere(code === REFUSED ? 'locateRefused' : 'locateFailed', ''),
    { timeout: WAIT_MS, maximumAge: 60_000 },
  );
}
