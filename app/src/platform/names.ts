// What goods and their groups are called in another language than Indonesian: names are the
// pack's, so they come from the server (language.ts) and not with the words of the screens.
export type NameList = Readonly<Record<string, string>>;

let names: NameList | undefined;

export const speakNames = (those: NameList): void => void (names = those);

/** A name of the pack as the reader says it. A new one that nobody has translated stays as it is. */
export const named = (name: string): string => names?.[name] ?? name;

/** For reading a public answer: whatever is called by a name of the pack says it in the reader's
 * language. Groups stay as they are, because they are also asked for. */
export const inOwnWords = () =>
	names && ((key: string, value: unknown): unknown => (key === 'name' && typeof value === 'string' ? named(value) : value));
