// What the generated files beside this one are made of. An endpoint of the contract and a rule of
// the rulebook are texts that carry their types: the build writes them where they are called, so
// that a screen loads those it calls and no list of them.

declare const types: unique symbol;

/** An endpoint, `GET /market/prices cached`: method, path below the base path with parameters in
 * braces, and whether every reader gets the same answer, so that a device may keep it. Gives `never`
 * when it is a file, which is drawn as a link. */
export type Row<Params, Body, Output> = string & { readonly [types]: { params: Params; body: Body; output: Output } };

/** A rule by its name, `market.validate`: what it is told and what it decides. */
export type Rule<Input, Output> = string & { readonly [types]: { input: Input; output: Output } };

export function partsOf(row: Row<unknown, unknown, unknown>): { method: string; path: string; cached: boolean } {
	const [method = '', path = '', cached] = row.split(' ');
	return { method, path, cached: cached === 'cached' };
}
