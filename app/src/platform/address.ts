// Where a row of the contract is asked for. Also for links that are read elsewhere, after `portal`.
import { partsOf, type Row } from '$api/row';

const BASE = '/api/v1';

/** Path with its parameters filled in; whatever is not in the path goes into the query. */
export function address<P>(row: Row<P, unknown, unknown>, params?: NoInfer<P>): string {
	const query = new URLSearchParams();
	let { path } = partsOf(row);
	for (const [key, value] of Object.entries(params ?? {})) {
		if (value === undefined || value === null || value === '') continue;
		const hole = `{${key}}`;
		if (path.includes(hole)) path = path.replace(hole, encodeURIComponent(String(value)));
		else query.set(key, String(value));
	}
	const search = query.toString();
	return BASE + path + (search ? `?${search}` : '');
}
