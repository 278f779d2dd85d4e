// DRAFT by hand in the shape ts-rs gives; to be replaced by the generated file of the same
// names. Do not edit once generated.

export type AreaCode = string;
export type HalfRupiah = number;
export type Eighths = number;
export type Level = 'retail' | 'producer' | 'auction';
export type StabilityClass = 'S' | 'M' | 'V';
export type PlaceKind = 'market' | 'tpi' | 'desa';
export type ReferenceKind = 'HET' | 'HAP' | 'HPP';
export type NoQuote = 'HABIS' | 'TUTUP' | 'TIDAK ADA';
export type ReportState = 'held' | 'accepted' | 'rejected' | 'noted';
export type ReportAction = 'confirm' | 'correct' | 'reject';
export type Frequency = 'daily' | 'monthly';
export type Verdict = 'ACCEPT' | 'SUSPECT' | 'EXTREME' | 'NO_HISTORY' | 'REJECT';
export type PriceFlag = 'LOW_N' | 'SPREAD' | 'STEP' | 'REGIONAL' | 'LIFTED';
export type Reason = 'quality' | 'asked_again' | 'stock_low';
export type PriceRefusal = 'no_quote' | 'not_positive' | 'too_large' | 'future' | 'too_old' | 'closed' | 'ratio';

export type Page<T> = { items: Array<T>; next: string | null };
export type PriceQuery = { level?: Level; place?: string; cursor?: string; limit?: number };
export type CommodityQuery = { commodity: string; level?: Level; days?: number };
export type PlaceParam = { place: string };
export type ReportParam = { id: string };
export type ListQuery = { cursor?: string; limit?: number };
export type QueueQuery = { state?: ReportState; place?: string; cursor?: string; limit?: number };

export type PriceView = {
	commodity: string;
	name: string;
	group: string;
	unit: string;
	class: StabilityClass;
	level: Level;
	day: string;
	value: DayValue | null;
	change: Change | null;
	reference: ReferenceView | null;
	last: LastValue | null;
	demo: boolean;
};
export type DayValue = {
	mean: number;
	display: number;
	median: Eighths;
	n: number;
	limited: boolean;
	provisional: boolean;
	revised_at: string | null;
	carried: Array<Carried>;
	as_of: string;
};
export type Carried = { place: string; day: string };
export type Change = { difference: number; percent: string; since: string };
export type LastValue = { day: string; display: number };
export type ReferenceView = {
	kind: ReferenceKind;
	lower: number | null;
	upper: number | null;
	basis: string;
	valid_from: string;
	over: number | null;
	under: number | null;
};
export type CommodityView = {
	price: PriceView;
	levels: Array<Level>;
	changes: Changes;
	places: Array<PlacePrice>;
	history: Array<HistoryPoint>;
	references: Array<ReferenceView>;
	series: Array<SeriesView>;
};
export type Changes = {
	d1: Change | null;
	d7: Change | null;
	d30: Change | null;
	y1: Change | null;
	cv30: string | null;
	disparity: string | null;
};
export type PlacePrice = {
	place: string;
	name: string;
	value: HalfRupiah | null;
	status: NoQuote | null;
	day: string | null;
	outlier: boolean;
	demo: boolean;
};
export type HistoryPoint = { day: string; mean: number; display: number; n: number };
export type SeriesView = {
	id: string;
	publisher: string;
	title: string;
	frequency: Frequency;
	area: string;
	publisher_commodity: string;
	licence: string;
	last_period: string;
	points: Array<SeriesPoint>;
};
export type SeriesPoint = { period: string; price: number };
export type PlaceView = {
	code: string;
	kind: PlaceKind;
	name: string;
	area: string | null;
	area_name: string | null;
	confirmed: boolean;
	source: string;
};
export type StepPercent = { S: number; M: number; V: number };
export type Thresholds = {
	spread_percent: number;
	ratio_low_percent: number;
	ratio_high_percent: number;
	history_days: number;
	history_values: number;
	history_min: number;
	mad_factor_1e4: number;
	median_floor_percent: number;
	floor_rupiah: number;
	suspect_z_tenths: number;
	extreme_z_tenths: number;
	space_percent: number;
	space_min_markets: number;
	step_percent: StepPercent;
	stale_days: number;
	reference_days: number;
	backdate_days: number;
	regency_min_places: number;
};
export type Neighbour = { value: HalfRupiah; median: Eighths };
export type DayPrice = { day: string; value: HalfRupiah };
export type Context = { reference?: Eighths | null; history: Array<HalfRupiah>; neighbours: Array<Neighbour>; last?: DayPrice | null };
export type PanelView = { place: PlaceView; day: string; open: boolean; thresholds: Thresholds; items: Array<PanelItem> };
export type PanelItem = {
	commodity: string;
	name: string;
	group: string;
	unit: string;
	class: StabilityClass;
	level: Level;
	context: Context;
	previous: PreviousQuotes | null;
	report: ReportView | null;
};
export type PreviousQuotes = { day: string; quotes: Array<number> };
export type NewPrice = {
	place: string;
	commodity: string;
	level: Level;
	day: string;
	quotes: Array<number>;
	status: NoQuote | null;
	reason: Reason | null;
};
export type PriceReceipt = {
	id: string;
	verdict: Verdict | null;
	state: ReportState;
	value: HalfRupiah | null;
	flags: Array<PriceFlag>;
	received_at: string;
};
export type ReportView = {
	id: string;
	version: number;
	place: string;
	place_name: string;
	commodity: string;
	name: string;
	unit: string;
	level: Level;
	day: string;
	quotes: Array<number>;
	status: NoQuote | null;
	value: HalfRupiah | null;
	verdict: Verdict | null;
	flags: Array<PriceFlag>;
	z: string | null;
	median: Eighths | null;
	reason: Reason | null;
	state: ReportState;
	outlier: boolean;
	author_name: string;
	created_at: string;
	decided_at: string | null;
	decision_note: string | null;
	demo: boolean;
	actions: Array<ReportAction>;
};
export type Decision =
	| { action: 'confirm'; note: string | null }
	| { action: 'correct'; quotes: Array<number>; note: string }
	| { action: 'reject'; note: string };

export type Role = 'resident' | 'farmer' | 'extension_officer' | 'enumerator' | 'price_officer' | 'dpo' | 'admin';
export type Client = 'app' | 'portal';
export type SecretKind = 'pin' | 'password';
export type NewAccount = { name: string; phone: string; pin: string; client: Client; device_label: string };
export type Credentials = { phone: string; secret: string; totp: string | null; client: Client; device: string | null; device_label: string };
export type Activation = { phone: string; code: string; secret: string; client: Client; device_label: string };
export type SessionView = { me: MeView; tokens: Tokens | null };
export type Tokens = { access: string; refresh: string; device: string | null; expires_at: string };
export type MeView = {
	id: string;
	name: string;
	phone_masked: string;
	proven: boolean;
	nik_masked: string | null;
	secret: SecretKind;
	roles: Array<GrantView>;
	demo: boolean;
};
export type GrantView = { id: string; role: Role; area: string; area_name: string; valid_from: string; valid_to: string };
export type DeviceView = { id: string; label: string; created_at: string; last_seen_at: string; current: boolean };
export type DeviceParam = { id: string };
export type SecretChange = { old: string; new: string };

export type ErrorCode =
	| 'Malformed'
	| 'Unauthenticated'
	| 'Forbidden'
	| 'NotFound'
	| 'WrongMethod'
	| 'TooSlow'
	| 'Conflict'
	| 'Gone'
	| 'TooLarge'
	| 'WrongType'
	| 'Invalid'
	| 'Refused'
	| 'PreconditionRequired'
	| 'TooMany'
	| 'Internal'
	| 'Unavailable'
	| 'Full';
export type FieldCode = 'required' | 'format' | 'range' | 'unknown' | 'combination';
export type FieldError = { path: string; code: FieldCode };
export type Refusal =
	| 'key_reused'
	| 'sign_in_failed'
	| 'totp_needed'
	| 'code_invalid'
	| 'secret_weak'
	| 'nik_taken'
	| 'own_grant'
	| 'price_ratio'
	| 'price_closed'
	| 'price_future'
	| 'price_too_old'
	| 'price_reason'
	| 'price_reported'
	| 'report_decided';
export type ErrorBody = { code: ErrorCode; message: string; fields?: Array<FieldError>; refusal?: Refusal; incident?: string };

export interface Api {
	LatestPrices: { params: PriceQuery; body: null; output: Page<PriceView> };
	Commodity: { params: CommodityQuery; body: null; output: CommodityView };
	Places: { params: null; body: null; output: Page<PlaceView> };
	PricePanel: { params: PlaceParam; body: null; output: PanelView };
	PostPrice: { params: null; body: NewPrice; output: PriceReceipt };
	MyReports: { params: ListQuery; body: null; output: Page<ReportView> };
	Queue: { params: QueueQuery; body: null; output: Page<ReportView> };
	Report: { params: ReportParam; body: null; output: ReportView };
	DecideReport: { params: ReportParam; body: Decision; output: ReportView };
	SignUp: { params: null; body: NewAccount; output: SessionView };
	SignIn: { params: null; body: Credentials; output: SessionView };
	SignOut: { params: null; body: null; output: null };
	Activate: { params: null; body: Activation; output: SessionView };
	Me: { params: null; body: null; output: MeView };
	Devices: { params: null; body: null; output: Page<DeviceView> };
	RevokeDevice: { params: DeviceParam; body: null; output: null };
	ChangeSecret: { params: null; body: SecretChange; output: SessionView };
}

export const routes = {
	LatestPrices: { method: 'GET', path: '/market/prices', cached: true },
	Commodity: { method: 'GET', path: '/market/commodities/{commodity}', cached: true },
	Places: { method: 'GET', path: '/market/places', cached: true },
	PricePanel: { method: 'GET', path: '/market/panel/{place}', cached: false },
	PostPrice: { method: 'POST', path: '/market/prices', cached: false },
	MyReports: { method: 'GET', path: '/market/reports/mine', cached: false },
	Queue: { method: 'GET', path: '/market/queue', cached: false },
	Report: { method: 'GET', path: '/market/reports/{id}', cached: false },
	DecideReport: { method: 'POST', path: '/market/reports/{id}/decision', cached: false },
	SignUp: { method: 'POST', path: '/identity/accounts', cached: false },
	SignIn: { method: 'POST', path: '/identity/sessions', cached: false },
	SignOut: { method: 'DELETE', path: '/identity/sessions/current', cached: false },
	Activate: { method: 'POST', path: '/identity/activation', cached: false },
	Me: { method: 'GET', path: '/identity/me', cached: false },
	Devices: { method: 'GET', path: '/identity/devices', cached: false },
	RevokeDevice: { method: 'DELETE', path: '/identity/devices/{id}', cached: false },
	ChangeSecret: { method: 'POST', path: '/identity/secret', cached: false },
} as const satisfies Record<keyof Api, { method: 'GET' | 'POST' | 'PATCH' | 'DELETE'; path: string; cached: boolean }>;

export type ValidateInput = {
	quotes: Array<number>;
	day: string;
	today: string;
	open: boolean;
	class: StabilityClass;
	context: Context;
	thresholds: Thresholds;
	lifted?: boolean;
	reason?: Reason | null;
};
export type Validation = {
	verdict: Verdict;
	value: HalfRupiah | null;
	n: number;
	flags: Array<PriceFlag>;
	spread: string | null;
	refusal: PriceRefusal | null;
	ratio: string | null;
	z: string | null;
	median: Eighths | null;
	suspect_limit: string | null;
	extreme_limit: string | null;
	step_percent: string | null;
	reason_required: boolean;
	reason_missing: boolean;
};
export type SecretInput = { kind: SecretKind; secret: string; phone?: string | null };
export type SecretRefusal = 'not_six_digits' | 'too_short' | 'too_long' | 'one_character' | 'run' | 'common' | 'phone';
export type SecretVerdict = { verdict: 'ok' } | { verdict: 'refused'; refusal: SecretRefusal };

export interface Rules {
	'market.validate': { input: ValidateInput; output: Validation };
	'identity.secret': { input: SecretInput; output: SecretVerdict };
}
