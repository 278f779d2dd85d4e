// What a rule says of what is being typed: asked when typing rests, and only the last one counts.
import type { Rule } from '$api/row';
import { check } from '$host/rules';

const REST = 150;

export class Judgement<Input, Output> {
	/** `undefined` while there is nothing to judge, `null` where the rulebook cannot be had. */
	verdict = $state.raw<Output | null | undefined>();

	/** `input`: what is typed, as far as it can be judged. To be made while a component is. */
	constructor(rule: Rule<Input, Output>, input: () => Input | undefined) {
		let turn = 0;
		$effect(() => {
			const mine = ++turn;
			const asked = input();
			if (asked === undefined) return void (this.verdict = undefined);
			const timer = setTimeout(() => {
				void check(rule, asked).then((answer) => {
					if (mine === turn) this.verdict = answer ?? null;
				});
			}, REST);
			return () => clearTimeout(timer);
		});
	}
}
