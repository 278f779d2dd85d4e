// Made from the contract by `make api`. Do not edit.


/**
 * Served as `application/problem+json`.
 */
export type ErrorBody = { 
/**
 * What went wrong.
 */
code: ErrorCode, 
/**
 * English, for integrators.
 */
message: string, 
/**
 * Fields to mend.
 */
fields?: Array<FieldError>, 
/**
 * Which rule said no.
 */
refusal?: Refusal, 
/**
 * With `Conflict`: the thing as it is now.
 */
current?: unknown, 
/**
 * Quote this to the help desk.
 */
incident?: string, };

/**
 * What went wrong, closed. The status follows from the code.
 */
export type ErrorCode = "Malformed" | "Unauthenticated" | "Forbidden" | "NotFound" | "WrongMethod" | "TooSlow" | "Conflict" | "Gone" | "TooLarge" | "WrongType" | "Invalid" | "Refused" | "PreconditionRequired" | "TooMany" | "Internal" | "Unavailable" | "Full";

/**
 * An exact price of any origin: a number with eighths, or `{num, den}`.
 */
export type Exact = number | Fraction;

/**
 * Why a single field is not acceptable, closed.
 */
export type FieldCode = "required" | "format" | "range" | "unknown" | "combination";

/**
 * One field that must be mended.
 */
export type FieldError = { 
/**
 * Where, `quotes[2]`.
 */
path: string, 
/**
 * Why.
 */
code: FieldCode, };

/**
 * A positive amount of rupiah that need not be a round number, like the mean of three markets.
 */
export type Fraction = { num: number, den: number, };

/**
 * Why a text is no NIK, in the order of the checks; the first that fails is reported.
 */
export type NikRefusal = "character" | "length" | "province" | "kabupaten" | "kecamatan" | "day" | "month" | "date" | "serial";

/**
 * One page of a list.
 */
export type Page<T> = { 
/**
 * The rows.
 */
items: Array<T>, 
/**
 * Give this back as `cursor` for the next page; absent on the last.
 */
next: string | null, };

/**
 * Why a rule said no, closed over all modules.
 */
export type Refusal = "key_reused" | "sign_in_failed" | "totp_needed" | "code_invalid" | "secret_weak" | "nik_taken" | "own_grant" | "claim_only" | "made_up" | "other_office" | "admin_only" | "second_admin" | "last_admin" | "step_up_needed" | "erasure_held" | "rights_open" | "rights_closed" | "price_ratio" | "price_closed" | "price_future" | "price_too_old" | "price_reason" | "price_reported" | "report_decided" | "own_report" | "second_officer";

/**
 * A role is a dated grant, never a flag on an account.
 */
export type Role = "resident" | "farmer" | "extension_officer" | "enumerator" | "price_officer" | "editor" | "dpo" | "admin";

/**
 * Laki-laki or perempuan, as on the KTP.
 */
export type Sex = "L" | "P";

/**
 * Something of a file that no row holds: it is named so that nothing is lost without a word.
 */
export type Unread = { 
/**
 * What it is.
 */
kind: UnreadKind, 
/**
 * Row, for a row and a cell.
 */
line: number | null, 
/**
 * Its name, or the beginning of what it says.
 */
text: string, };

/**
 * What was not read.
 */
export type UnreadKind = "column" | "cell" | "row" | "sheet" | "hidden_sheet";

/**
 * What a cell, a column or a file should have held instead, closed over all modules.
 */
export type Wanted = "filled" | "day" | "month" | "past_day" | "rupiah" | "place" | "commodity" | "area" | "series_commodity" | "level" | "level_of_place" | "status" | "reason" | "quote_or_status" | "only_one" | "result" | "unmerged" | "once" | "visible" | "closed_quote" | "no_extra_cell" | "column" | "one_column" | "known_column" | "rows" | "one_sheet" | "utf8" | "table_file" | "whole_file" | "smaller";

/**
 * A name as a plain string; a text as one string for each language.
 */
export type Words = string | { 
/**
 * Bahasa Indonesia.
 */
id: string, 
/**
 * Basa Jawa, krama.
 */
jv: string, 
/**
 * English.
 */
en: string, };
