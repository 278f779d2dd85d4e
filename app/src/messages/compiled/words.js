// The words of the chosen language, when it is not Indonesian.
/** @type {string[] | undefined} */
let words;

/** A second list goes on where the first one ends.
 * @type {(list: string[]) => void} */
export const speak = (list) => void (words = [...(words ?? []), ...list]);

/** @type {(number: number, holes?: Record<string, string | number>) => string | undefined} */
export const say = (number, holes) => words?.[number]?.replace(/\{(\w+)\}/g, (_, name) => String(holes?.[name]));
