/** @type {Record<string, () => Promise<{ default: string[] }>>} */
export const languages = { jv: () => import('./jv.js'), en: () => import('./en.js') };
