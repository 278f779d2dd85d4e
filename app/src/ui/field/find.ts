// What of a long list fits what was typed: each typed word begins a word of the text.

const words = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** In the order given, but those whose first word begins so come first. */
export function fitting<T>(options: T[], textOf: (option: T) => string, asked: string): T[] {
	const typed = words(asked);
	const [first = ''] = typed;
	const found = options.flatMap((option) => {
		const own = words(textOf(option));
		return typed.every((word) => own.some((each) => each.startsWith(word))) ? [{ option, leads: own[0]?.startsWith(first) }] : [];
	});
	return [...found.filter((each) => each.leads), ...found.filter((each) => !each.leads)].map((each) => each.option);
}
