// What a call may throw, and its type. Two kinds only: somebody said no (ApiError), or nobody
// knows whether the server heard us (NetworkError): then the same key must be used again.
import type { Row } from '$api/row';
import type { ErrorBody, FieldError, Refusal } from '$api/shared.gen';

export class ApiError extends Error {
	readonly code: ErrorBody['code'];
	readonly fields: FieldError[];
	readonly refusal: Refusal | undefined;
	readonly incident: string | undefined;
	readonly status: number;
	/** The problem as it came; a 409 may carry the current view in it. */
	readonly body: ErrorBody;
	/** Said by somebody between here and our server: a proxy, a firewall. */
	readonly foreign: boolean;

	constructor(status: number, body: ErrorBody, foreign = false) {
		super(body.message);
		this.name = 'ApiError';
		this.status = status;
		this.foreign = foreign;
		this.body = body;
		this.code = body.code;
		this.fields = body.fields ?? [];
		this.refusal = body.refusal;
		this.incident = body.incident;
	}

	/** Our fault or a passing one: the same request may succeed later, unchanged. */
	get passing(): boolean {
		return this.status >= 500 || this.status === 408 || this.status === 429;
	}
}

export class NetworkError extends Error {
	/** There is a network, but a page of its own answered: a hotspot that wants a sign-in. */
	readonly foreign: boolean;
	/** The device shows a day on which the server's certificate does not hold; only the app can tell. */
	readonly wrongClock: boolean;

	constructor(cause?: unknown, foreign = false, wrongClock = false) {
		super('no answer', { cause });
		this.name = 'NetworkError';
		this.foreign = foreign;
		this.wrongClock = wrongClock;
	}
}

/** Nobody knows whether our server did it: what is sent again must be recognised. */
export const unheard = (error: unknown): boolean => !(error instanceof ApiError) || error.passing || error.foreign;

export type CallOptions<Params, Body> = {
	params?: Params;
	body?: Body;
	/** Version that was read, for rows that need `If-Match`. */
	ifMatch?: number;
	signal?: AbortSignal;
	/** The page goes: it is sent even when nobody waits for the answer any more. */
	leaving?: boolean;
};

export type Call = <P, B, O>(row: Row<P, B, O>, options?: CallOptions<NoInfer<P>, NoInfer<B>>) => Promise<O>;

/** A write under the key it goes out with, for ever; what nobody answered is sent again as it is. */
export type Operation<Params, Body, Output> = Omit<CallOptions<Params, Body>, 'signal'> & { row: Row<Params, Body, Output>; key: string };
/** The same by its row: `OperationOf<typeof PostPrice>`. */
export type OperationOf<R> = R extends Row<infer Params, infer Body, infer Output> ? Operation<Params, Body, Output> : never;
export type Receipt<Output> = { output: Output };
export type Stored<Output> = { data: Output; at: Date };
