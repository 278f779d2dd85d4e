// How an amount of rupiah is typed. Whether an amount is believable is the rule's business.

/** "86000" → "86.000"; text that is not digits is left alone, for the error to speak about. */
export function formatMoney(text: string): string {
	if (!/^[\d.\s]*$/.test(text)) return text;
	const digits = text
		.replace(/\D/g, '')
		.replace(/^0+(?=\d)/, '')
		.slice(0, 12);
	return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** A pasted "Rp 86.000,00" is as good as a typed 86000. */
export function cleanPasted(text: string): string {
	return text
		.trim()
		.replace(/^rp\.?\s*/i, '')
		.replace(/,(00?|-)$/, '');
}

/** `null` for an empty field, `undefined` for something that is not a whole number. */
export function parseMoney(text: string): number | null | undefined {
	const bare = cleanPasted(text);
	if (bare === '') return null;
	if (!/^\d+$|^\d{1,3}(\.\d{3})+$/.test(bare)) return undefined;
	return Number(bare.replaceAll('.', ''));
}
