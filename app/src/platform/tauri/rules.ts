// The rulebook of the shared crate, compiled into the app.
import type { Rule } from '$api/row';
import { command } from './command';

export async function check<Input, Output>(rule: Rule<Input, Output>, input: NoInfer<Input>): Promise<Output | undefined> {
	try {
		return JSON.parse(await command<string>('check', { rule, input: JSON.stringify(input) })) as Output;
	} catch (error) {
		console.warn('rule', rule, error);
		return undefined; // The server decides.
	}
}
