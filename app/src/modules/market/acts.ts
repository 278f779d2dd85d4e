// Prices, and the office that checks them, as lines of the trail. Nearly all are the office's, whose words
// whoever only looks at prices never loads.
import { m } from './office/words/acts';
import type { Acts } from '$modules';

export const acts: Acts = {
	PostPrice: m.act_post_price,
	MarketDesk: m.act_desk,
	Queue: m.act_queue,
	QueueCsv: m.act_queue_file,
	QueueXlsx: m.act_queue_xlsx,
	Report: m.act_report,
	DecideReport: m.act_decide_report,
	DecideReports: m.act_decide_reports,
	Enumerators: m.act_enumerators,
	Assignments: m.act_assignments,
	AssignPlace: m.act_assign,
	EndAssignment: m.act_end_assignment,
	ImportPrices: m.act_import,
	'import prices': m.act_import_by_command,
	Amendments: m.act_amendments,
	Amend: m.act_amend,
	WithdrawAmendment: m.act_withdraw,
};
