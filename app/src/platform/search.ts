// Finding things by what people type: folded letters, the beginning of a word, one slip of the
// finger. Pure and without imports, so that a test runs it as it is and it works without a network.

export type Entry = {
	href: string;
	title: string;
	/** Where it belongs, said below the title and searched too. */
	note: string;
	/** What else people call it. */
	words?: string[];
	/** Nearer to the reader: wins among equals. */
	near?: boolean;
};
type Term = { text: string; weight: number };
export type Index = { entry: Entry; terms: Term[]; title: string }[];

/** "Cabé-Rawit" and "cabe rawit" are one: lower case, no accents, only letters and digits. */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** Asked around what is meant, in three languages; they only count when nothing else is there. */
const fillers = new Set(
	'harga regi rega pira pinten berapa price prices cost how much of the in di ing wonten apa punapa untuk kanggo kangge for'.split(' '),
);

export function build(entries: Entry[]): Index {
	return entries.map((entry) => {
		const title = fold(entry.title);
		const terms = new Map<string, number>();
		const add = (text: string, weight: number) => {
			for (const word of fold(text).split(' ')) if (word && !terms.has(word)) terms.set(word, weight);
		};
		add(entry.title, 0);
		for (const words of entry.words ?? []) add(words, 1);
		add(entry.note, 4);
		return { entry, title, terms: Array.from(terms, ([text, weight]) => ({ text, weight })) };
	});
}

/** The best first, equals in the order of the index; nothing for an empty question. Every word asked
 * for must be found. */
export function search(index: Index, question: string, most = 20): Entry[] {
	const asked = fold(question);
	let words = asked.split(' ').filter(Boolean);
	const meant = words.filter((word) => !fillers.has(word));
	if (meant.length > 0) words = meant;
	if (words.length === 0) return [];
	const found: { entry: Entry; score: number; at: number }[] = [];
	index.forEach(({ entry, terms, title }, at) => {
		let score = 0;
		for (const word of words) {
			let best = Infinity;
			for (const term of terms) {
				const distance = match(word, term.text);
				if (distance + term.weight < best) best = distance + term.weight;
			}
			if (best === Infinity) return;
			score += best;
		}
		if (title === asked) score -= 4;
		else if (title.startsWith(words.join(' '))) score -= 2;
		if (entry.near) score -= 0.5;
		found.push({ entry, score, at });
	});
	return found
		.sort((a, b) => a.score - b.score || a.at - b.at)
		.slice(0, most)
		.map(({ entry }) => entry);
}

/** 0 the word itself, 1 its beginning, 6 one slip away; Infinity for another word. */
function match(asked: string, word: string): number {
	if (word === asked) return 0;
	if (word.startsWith(asked)) return 1;
	if (asked.length < 4) return Infinity;
	for (let length = asked.length - 1; length <= asked.length + 1; length++) {
		if (length <= word.length && oneSlip(asked, word.slice(0, length))) return 6;
	}
	return Infinity;
}

/** Damerau-Levenshtein distance of exactly one: a letter too many, too few, wrong, or two swapped. */
export function oneSlip(a: string, b: string): boolean {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
	const left = a.slice(start, a.length - end);
	const right = b.slice(start, b.length - end);
	if (left.length + right.length === 0) return false;
	if (left.length <= 1 && right.length <= 1) return true;
	return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
