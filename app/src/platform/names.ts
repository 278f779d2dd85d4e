// What goods and their groups are called in another language than Indonesian: names are the
// pack's, so they come from the server and not with the words of the screens.
import type { OtherLanguage } from '$api.gen';
import { call, stored } from './web';

let names: Readonly<Record<string, string>> = {};

/** A name of the pack as the reader says it. A new one that nobody has translated stays as it is. */
export const named = (name: string): string => names[name] ?? name;

export function speakNames(those: Readonly<Record<string, string>>): void {
	names = those;
}

/** The kept list at once, else the server's; without either, the names stay Indonesian. */
export async function namesIn(language: OtherLanguage): Promise<Readonly<Record<string, string>>> {
	const asked = call('Names', { params: { language } }).then(
		(answer) => answer.names,
		() => ({}),
	);
	return (await stored('Names', { language }))?.data.names ?? asked;
}
