//! Workbooks of LibreOffice (OpenDocument). A row or cell that is repeated a million times is
//! told once; only what holds something is repeated, and each time it counts.

use super::budget::{Budget, too_large};
use super::xml::{Package, attribute, damaged, number, resolved};
use super::{Cell, Row, Sheet, Unreadable};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rembang_shared::table::Wanted;
use rembang_shared::values::written_day;
use std::collections::HashSet;

/// Letters of a cell that are gathered before it is cut.
const MOST_GATHERED: usize = 4096;
/// Merged cells that reach into one row.
const MOST_COVERS: usize = 1000;

pub fn read(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Unreadable> {
    let text = package.part("content.xml", budget)?.ok_or_else(damaged)?;
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut content = Content {
        budget,
        sheets: Vec::new(),
        style: String::new(),
        hidden_styles: HashSet::new(),
        line: 0,
        column: 0,
        row: None,
        repeat: 1,
        cell: None,
        asides: 0,
        covers: Vec::new(),
    };
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Eof => break,
            Event::Start(tag) => content.start(&tag)?,
            Event::End(tag) => content.end(tag.local_name().as_ref())?,
            Event::Text(text) => content.gather(&text),
            Event::CData(text) => content.gather(&text),
            Event::GeneralRef(reference) => {
                let mut letter = String::new();
                resolved(&reference, &mut letter);
                content.gather(&letter);
            }
            _ => {}
        }
    }
    if content.sheets.is_empty() {
        return Err(Unreadable::file(Wanted::TableFile));
    }
    Ok(content.sheets)
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    covered: bool,
    kind: String,
    value: Option<String>,
    formula: bool,
    repeat: usize,
    /// Rows and columns that it covers, itself among them.
    spans: (usize, usize),
    said: String,
    paragraphs: usize,
}

/// A merged cell: its columns, the last line that it reaches, and what it shows.
struct Cover {
    columns: std::ops::Range<usize>,
    last_line: u32,
    shown: Cell,
}

struct Content<'a> {
    budget: &'a mut Budget,
    sheets: Vec<Sheet>,
    style: String,
    hidden_styles: HashSet<String>,
    line: u32,
    column: usize,
    row: Option<Row>,
    repeat: u32,
    cell: Option<Open>,
    /// Depth within a comment or a drawing, whose words are not the cell's.
    asides: usize,
    covers: Vec<Cover>,
}

impl Content<'_> {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "style" => self.style = attribute(tag, "name").unwrap_or_default(),
            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" => {
                self.budget.spend_cell()?;
                let style = attribute(tag, "style-name").unwrap_or_default();
                self.sheets.push(Sheet {
                    name: attribute(tag, "name").unwrap_or_default(),
                    hidden: self.hidden_styles.contains(&style),
                    ..Sheet::default()
                });
                (self.line, self.column) = (0, 0);
                self.covers.clear();
            }
            "table-column" => {
                self.budget.spend_cell()?;
                let count = number(tag, "number-columns-repeated").unwrap_or(1).max(1);
                let (first, next) = (self.column, self.column.saturating_add(count));
                if let (true, Some(sheet)) = (is_hidden(tag), self.sheets.last_mut()) {
                    sheet.hidden_columns.push((first, next - 1));
                }
                self.column = next;
            }
            "table-row" => {
                self.budget.spend_cell()?;
                self.column = 0;
                let repeat = number(tag, "number-rows-repeated").unwrap_or(1).max(1);
                self.repeat = u32::try_from(repeat).unwrap_or(u32::MAX);
                let line = self.line.saturating_add(1);
                self.covers.retain(|cover| cover.last_line >= line);
                self.row = Some(Row {
                    line,
                    hidden: is_hidden(tag),
                    torn: false,
                    cells: Vec::new(),
                });
            }
            "table-cell" | "covered-table-cell" => {
                self.budget.spend_cell()?;
                let value = ["value", "date-value", "string-value", "boolean-value"];
                self.cell = Some(Open {
                    covered: tag.local_name().as_ref() == "covered-table-cell",
                    kind: attribute(tag, "value-type").unwrap_or_default(),
                    value: value.into_iter().find_map(|name| attribute(tag, name)),
                    formula: attribute(tag, "formula").is_some(),
                    repeat: number(tag, "number-columns-repeated").unwrap_or(1).max(1),
                    spans: (
                        number(tag, "number-rows-spanned").unwrap_or(1).max(1),
                        number(tag, "number-columns-spanned").unwrap_or(1).max(1),
                    ),
                    ..Open::default()
                });
            }
            "annotation" | "frame" | "custom-shape" => self.asides += 1,
            "p" if self.asides == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.said.push(' ');
                    }
                }
            }
            "s" | "tab" | "line-break" => self.gather(" "),
            _ => {}
        }
        Ok(())
    }

    fn gather(&mut self, text: &str) {
        let taking = self.asides == 0;
        if let Some(cell) = self
            .cell
            .as_mut()
            .filter(|cell| taking && cell.paragraphs > 0 && cell.said.len() <= MOST_GATHERED)
        {
            cell.said.extend(text.chars().take(MOST_GATHERED));
        }
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "annotation" | "frame" | "custom-shape" => {
                self.asides = self.asides.saturating_sub(1);
            }
            "table-cell" | "covered-table-cell" => {
                if let Some(open) = self.cell.take() {
                    self.put(&open)?;
                }
            }
            "table-row" => {
                if let Some(row) = self.row.take() {
                    self.repeat(&row)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn put(&mut self, open: &Open) -> Result<(), Unreadable> {
        let cell = if open.covered {
            Cell::Empty
        } else {
            self.value(open)?
        };
        let line = self.line.saturating_add(1);
        let first = self.column;
        self.column = first.saturating_add(open.repeat);
        if open.spans != (1, 1) && cell != Cell::Empty {
            if self.covers.len() == MOST_COVERS {
                return Err(too_large());
            }
            let rows = u32::try_from(open.spans.0 - 1).unwrap_or(u32::MAX);
            self.covers.push(Cover {
                columns: first..first.saturating_add(open.spans.1),
                last_line: line.saturating_add(rows),
                shown: cell.clone(),
            });
        }
        let Some(row) = &mut self.row else {
            return Ok(());
        };
        if open.covered {
            // Only the columns of a merged cell; the rest of the repetition is blank.
            for cover in self.covers.iter().filter(|cover| line <= cover.last_line) {
                let last = self.column.min(cover.columns.end);
                for column in first.max(cover.columns.start)..last {
                    self.budget.spend_cell()?;
                    let shown = Box::new(self.budget.again(&cover.shown)?);
                    row.cells.push((column, Cell::Covered(shown)));
                }
            }
        } else if cell != Cell::Empty {
            for column in first..self.column {
                self.budget.spend_cell()?;
                row.cells.push((column, self.budget.again(&cell)?));
            }
        }
        Ok(())
    }

    fn value(&mut self, open: &Open) -> Result<Cell, Unreadable> {
        let value = open.value.as_deref();
        Ok(match open.kind.as_str() {
            "float" | "currency" | "percentage" => {
                let number = value.and_then(|it| it.trim().parse().ok());
                number.map_or(Cell::NoResult, Cell::Number)
            }
            "date" => match value.and_then(written_day) {
                Some(day) => Cell::Day(day),
                None => self.budget.text(&open.said)?,
            },
            "" if open.formula && open.said.is_empty() => Cell::NoResult,
            // A formula that failed shows `#…` and says that it is a text.
            _ if open.formula && (open.said.starts_with('#') || open.said.starts_with("Err:")) => {
                Cell::NoResult
            }
            _ if open.said.is_empty() => self.budget.text(value.unwrap_or_default())?,
            _ => self.budget.text(&open.said)?,
        })
    }

    fn repeat(&mut self, row: &Row) -> Result<(), Unreadable> {
        let first = row.line;
        self.line = self.line.saturating_add(self.repeat);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !row.cells.is_empty()) else {
            return Ok(());
        };
        for line in first..first.saturating_add(self.repeat) {
            let mut cells = Vec::with_capacity(row.cells.len());
            for (column, cell) in &row.cells {
                self.budget.spend_cell()?;
                cells.push((*column, self.budget.again(cell)?));
            }
            cells.sort_by_key(|(column, _)| *column);
            sheet.rows.push(Row {
                line,
                cells,
                ..*row
            });
        }
        Ok(())
    }
}

/// Hidden by hand, or by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|it| it != "visible")
}
