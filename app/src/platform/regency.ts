// What screens say that differs from regency to regency. The server has filled the row `Regency` into
// the page, so that nothing is asked for it and nothing waits.
import type { RegencyView } from '$api/home.gen';

export const regency = JSON.parse(document.getElementById('regency')?.textContent ?? '{}') as RegencyView;

/** What words leave open, `{@publish_at}`, in the language of this page. */
export function fact(name: string): string {
	const { app, area, zone, facts } = regency;
	const lang = document.documentElement.lang as keyof typeof area;
	const said = { ...facts, app, zone, area: area[lang] ?? area.id }[name] ?? '';
	return lang === 'en' ? said : said.replace(/^(\d\d):(\d\d)$/, '$1.$2');
}
