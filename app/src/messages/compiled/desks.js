/** @type {Record<string, () => Promise<{ default: string[] }>>} */
export const desks = { jv: () => import('./jv-desk.js'), en: () => import('./en-desk.js') };
