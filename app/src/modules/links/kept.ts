// Judging without a signal: by the lists that this device keeps, if the regency signed them and they
// still hold. In a browser the rules must have come before; in the app they are built in.
import { Check, SignedLinkLists, SignedPaper, SigningKeys, type LinkCheck, type Signed, type SigningKey } from '$api/links.gen';
import { call } from '$platform';
import { stored } from '$host/client';
import { check } from '$host/rules';

/** Brings the lists, their keys and the rules onto this device; false where one of them did not come. */
export async function prepare(): Promise<boolean> {
	try {
		const [lists, keys] = await Promise.all([call(SignedLinkLists), call(SigningKeys)]);
		return (await judgeBy(lists, keys.items, '')) !== undefined;
	} catch {
		return false;
	}
}

/** Nothing where the lists are missing, changed by somebody, or too old. */
export async function judge(text: string): Promise<LinkCheck | undefined> {
	const [lists, keys] = await Promise.all([stored(SignedLinkLists), stored(SigningKeys)]);
	return lists && keys && judgeBy(lists.data, keys.data.items, text);
}

async function judgeBy(signed: Signed, keys: SigningKey[], text: string): Promise<LinkCheck | undefined> {
	const { content } = signed.paper;
	const paper = await check(SignedPaper, { signed, keys, now: new Date().toISOString() });
	if (paper?.verdict !== 'SAH' || content.kind !== 'lists') return undefined;
	return check(Check, { text, lists: content.lists });
}
