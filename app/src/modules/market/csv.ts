// The figures on the screen as a file, made here so that it also works without a network.
import { file } from '$host/device';

/** Where some spreadsheet begins a cell: a sign at which one cuts, then what begins a formula. */
const formula = /(^|[;,\t\r\n])(?=[ "]*[=+\-@\t\r＝＋－＠])/g;

/** Words that a spreadsheet would run get an apostrophe, as in the server's own files. */
export const harmless = (text: string): string => text.replace(formula, "$1'");

export function csv(header: string[], rows: (string | number)[][], sign: ',' | ';' = ','): string {
	const cell = (value: string | number) => {
		const text = typeof value === 'number' ? String(value) : harmless(value);
		return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	};
	return [header, ...rows].map((row) => row.map(cell).join(sign)).join('\r\n') + '\r\n';
}

export function download(name: string, text: string): void {
	// The mark tells spreadsheets that this is UTF-8.
	file(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }), name);
}
