import config from '@payload-config';
import '@payloadcms/next/css';
import { RootLayout } from '@payloadcms/next/layouts';
import type { ServerFunctionClient } from 'payload';
import type { CSSProperties, ReactNode } from 'react';
import '../../drawings/tokens.css';
import '../../staff/brand/theme.css';
import '../../staff/brand/views.css';
import '../../staff/brand/visits.css';
import '../../staff/brand/closing.css';
import '../../staff/brand/planner.css';
import '../../staff/brand/rota.css';
import '../../staff/brand/board.css';
import '../../staff/brand/shell.css';
import { chooseCity } from '#cms/city/choose.ts';
import { readEnvironment } from '#cms/core/environment.ts';
import { callServer } from '#cms/staff/server-functions.ts';
import { importMap } from './importMap.js';

const serverFunction: ServerFunctionClient = async (args) => {
  'use server';
  return callServer({ ...args, config, importMap });
};

export default async function Layout({ children }: { children: ReactNode }) {
  const { hues = {} } = await chooseCity(readEnvironment().city);
  // The city's own colours, as on its pages.
  const style = Object.fromEntries(Object.entries(hues).map(([name, colour]) => [`--hue-${name}`, colour])) as CSSProperties;
  return (
    <RootLayout config={config} htmlProps={{ style }} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  );
}
