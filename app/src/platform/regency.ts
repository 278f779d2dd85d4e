// What screens say that differs from regency to regency. The server has filled the row `Regency` into
// the page, so that nothing is asked for it and nothing waits.
import type { RegencyView } from '$api/home.gen';

export const regency = JSON.parse(document.getElementById('regency')?.textContent ?? '{}') as RegencyView;

/** Hours ahead of UTC. None of Indonesia's zones has summer time, so the hours are always these. */
const HOURS = { WIB: 7, WITA: 8, WIT: 9 };
/** How much later the regency's clocks stand than UTC, in milliseconds. */
export const ahead = HOURS[regency.zone as keyof typeof HOURS] * 3600_000;

/** What words leave open, `{@publish_at}`, in the language of this page. */
export function fact(name: string): string {
	const { app, area, zone, facts } = regency;
	const lang = document.documentElement.lang as keyof typeof area;
	const said = { ...facts, app, zone, area: area[lang] ?? area.id }[name] ?? '';
	return lang === 'en' ? said : said.replace(/^(\d\d):(\d\d)$/, '$1.$2');
}
