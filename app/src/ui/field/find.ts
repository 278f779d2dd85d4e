// What of a long list fits what was typed: each typed word begins a word of the text.

const words = (text: string): string[] =>
	text
		.toLowerCase()
		.split(/[^\p{L}\p{N}]+/u)
		.filter(Boolean);

/** In the order given, but what fits by its name comes before what fits by where it lies, which
 * stands behind a comma. */
export function fitting<T>(options: T[], textOf: (option: T) => string, asked: string): T[] {
	const typed = words(asked);
	const fits = (text: string) => typed.every((word) => words(text).some((each) => each.startsWith(word)));
	const found = options.filter((option) => fits(textOf(option)));
	const named = (option: T) => fits(textOf(option).split(',')[0] ?? '');
	return [...found.filter(named), ...found.filter((option) => !named(option))];
}
