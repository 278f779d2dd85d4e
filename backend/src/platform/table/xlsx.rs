//! Workbooks of Excel and its kin (ECMA-376). Only what a table is made of is read: sheets and
//! whether they are shown, shared strings, which styles are days, cells and merged cells.

use super::budget::{Budget, serial_day, too_large};
use super::xml::{Package, attribute, damaged, is_set, number, resolved};
use super::{Cell, Row, Sheet, Unreadable};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rembang_shared::table::Wanted;
use rembang_shared::values::written_day;
use std::collections::HashMap;

/// Letters of a cell that are gathered before it is cut.
const MOST_GATHERED: usize = 4096;
/// Sheets of a workbook: one for each day of the year is fewer.
const MOST_SHEETS: usize = 400;
/// Bytes of the shortest shared string, `<si/>`.
const SHORTEST_STRING: usize = 5;

pub fn read(package: &mut Package<'_>, budget: &mut Budget) -> Result<Vec<Sheet>, Unreadable> {
    let other = Unreadable::file(Wanted::TableFile);
    let root = relations(package, "", budget)?;
    let book = root.iter().find(|it| it.kind == "officeDocument");
    let path = book.map_or("xl/workbook.xml", |it| &it.target);
    let text = package.part(path, budget)?.ok_or(other)?;
    let relations = relations(package, path, budget)?;
    let of_kind = |kind| relations.iter().find(|it| it.kind == kind);
    let strings = match of_kind("sharedStrings") {
        Some(part) => match package.part(&part.target, budget)? {
            Some(text) => strings(&text, budget)?,
            None => Vec::new(),
        },
        None => Vec::new(),
    };
    let days = match of_kind("styles") {
        Some(part) => package
            .part(&part.target, budget)?
            .map_or_else(|| Ok(Vec::new()), |it| days(&it))?,
        None => Vec::new(),
    };
    let (named, since_1904) = sheets(&text)?;
    if named.len() > MOST_SHEETS {
        return Err(too_large());
    }
    let mut sheets = Vec::new();
    for (sheet, id) in named {
        let part = relations
            .iter()
            .find(|it| it.id == id && it.kind == "worksheet");
        let Some(part) = part else { continue };
        let text = package.part(&part.target, budget)?.ok_or_else(damaged)?;
        let reader = SheetReader {
            strings: &strings,
            days: &days,
            since_1904,
            budget,
            sheet,
            row: None,
            next: 0,
            cell: None,
            merged: Vec::new(),
        };
        sheets.push(reader.read(&text)?);
    }
    if sheets.is_empty() {
        return Err(other);
    }
    Ok(sheets)
}

/// Where one part leads to another.
struct Relation {
    id: String,
    /// The last word of its type; what stands before differs between editions of the standard.
    kind: String,
    target: String,
}

fn relations(
    package: &mut Package<'_>,
    of: &str,
    budget: &mut Budget,
) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
    let path = format!("{folder}/_rels/{file}.rels");
    let Some(text) = package.part(&path, budget)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    each(&text, |event| {
        if let Event::Start(tag) = event
            && tag.local_name().as_ref() == "Relationship"
        {
            let kind = attribute(&tag, "Type").unwrap_or_default();
            found.push(Relation {
                id: attribute(&tag, "Id").unwrap_or_default(),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolve(folder, &attribute(&tag, "Target").unwrap_or_default()),
            });
        }
        Ok(())
    })?;
    Ok(found)
}

/// A target, which is told from the folder of its part or from the root.
fn resolve(folder: &str, target: &str) -> String {
    let from_root = target.strip_prefix('/');
    let mut path: Vec<&str> = match from_root {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|it| !it.is_empty()).collect(),
    };
    for word in from_root.unwrap_or(target).split('/') {
        match word {
            "" | "." => {}
            ".." => drop(path.pop()),
            word => path.push(word),
        }
    }
    path.join("/")
}

/// Every event of a part, empty tags as a start and an end.
fn each(
    text: &str,
    mut on: impl FnMut(Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Eof => return Ok(()),
            event => on(event)?,
        }
    }
}

/// Names of the sheets with the ids of their parts, and from which year days are counted.
fn sheets(text: &str) -> Result<(Vec<(Sheet, String)>, bool), Unreadable> {
    let (mut named, mut since_1904) = (Vec::new(), false);
    each(text, |event| {
        let Event::Start(tag) = event else {
            return Ok(());
        };
        match tag.local_name().as_ref() {
            "workbookPr" => since_1904 = is_set(&tag, "date1904"),
            "sheet" => {
                let state = attribute(&tag, "state");
                let sheet = Sheet {
                    name: attribute(&tag, "name").unwrap_or_default(),
                    hidden: state.is_some_and(|state| state != "visible"),
                    ..Sheet::default()
                };
                named.push((sheet, attribute(&tag, "id").unwrap_or_default()));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((named, since_1904))
}

fn strings(text: &str, budget: &mut Budget) -> Result<Vec<Cell>, Unreadable> {
    let (mut found, mut said) = (Vec::new(), String::new());
    let (mut taking, mut spoken) = (false, false);
    each(text, |event| {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sst" => check_count(&tag, text.len())?,
                "si" => said.clear(),
                "t" => taking = !spoken,
                "rPh" => spoken = true,
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "si" => {
                    budget.spend_cell()?;
                    found.push(budget.text(&said)?);
                }
                "t" => taking = false,
                "rPh" => spoken = false,
                _ => {}
            },
            event if taking => gather(&event, &mut said),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// No part has room for more strings than this. Programs that believe the number ask for the
/// memory of all of them, so that a file which says otherwise was made to do harm.
fn check_count(tag: &BytesStart<'_>, bytes: usize) -> Result<(), Unreadable> {
    let Some(said) = attribute(tag, "uniqueCount") else {
        return Ok(());
    };
    let honest = said
        .trim()
        .parse()
        .is_ok_and(|count: usize| count <= bytes / SHORTEST_STRING);
    honest.then_some(()).ok_or_else(damaged)
}

fn gather(event: &Event<'_>, into: &mut String) {
    if into.len() > MOST_GATHERED {
        return;
    }
    match event {
        Event::Text(text) => into.extend(text.chars().take(MOST_GATHERED)),
        Event::CData(text) => into.extend(text.chars().take(MOST_GATHERED)),
        Event::GeneralRef(reference) => resolved(reference, into),
        _ => {}
    }
}

/// For each style of a cell, whether its numbers are days.
fn days(text: &str) -> Result<Vec<bool>, Unreadable> {
    let (mut codes, mut styles, mut of_cells) = (HashMap::new(), Vec::new(), false);
    each(text, |event| {
        match event {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let code = attribute(&tag, "formatCode").unwrap_or_default();
                    codes.insert(number(&tag, "numFmtId").unwrap_or_default(), is_day(&code));
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = number(&tag, "numFmtId").unwrap_or_default();
                    let own = codes.get(&id).copied();
                    styles.push(own.unwrap_or_else(|| is_built_in_day(id)));
                }
                _ => {}
            },
            Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => of_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// Numbers of the standard that show a day; those of a time alone are none.
const fn is_built_in_day(id: usize) -> bool {
    matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58)
}

/// `dd/mm/yyyy`, `[$-421]dd mmmm yyyy`; not what stands in quotes, in brackets or behind `\`.
fn is_day(code: &str) -> bool {
    let (mut quoted, mut bracket, mut skip) = (false, false, false);
    let mut bare = String::new();
    for letter in code.chars() {
        match letter {
            _ if skip => skip = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracket = true,
            ']' => bracket = false,
            _ if bracket => {}
            '\\' | '_' | '*' => skip = true,
            letter => bare.push(letter.to_ascii_lowercase()),
        }
    }
    bare.contains(['d', 'y']) || bare.contains("mmm")
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: Option<usize>,
    formula: bool,
    said: String,
    taking: bool,
    spoken: bool,
}

/// First and last row and column of a merged cell.
type Merged = ((u32, usize), (u32, usize));

struct SheetReader<'a> {
    strings: &'a [Cell],
    days: &'a [bool],
    since_1904: bool,
    budget: &'a mut Budget,
    sheet: Sheet,
    row: Option<Row>,
    /// The column of a cell that does not say where it stands.
    next: usize,
    cell: Option<Open>,
    merged: Vec<Merged>,
}

impl SheetReader<'_> {
    fn read(mut self, text: &str) -> Result<Sheet, Unreadable> {
        let mut line = 0;
        each(text, |event| {
            match event {
                Event::Start(tag) => self.start(&tag, &mut line)?,
                Event::End(tag) => self.end(tag.local_name().as_ref())?,
                event => {
                    if let Some(cell) = self.cell.as_mut().filter(|cell| cell.taking) {
                        gather(&event, &mut cell.said);
                    }
                }
            }
            Ok(())
        })?;
        self.sheet.rows.sort_by_key(|row| row.line);
        self.cover()?;
        Ok(self.sheet)
    }

    fn start(&mut self, tag: &BytesStart<'_>, line: &mut u32) -> Result<(), Unreadable> {
        match tag.local_name().as_ref() {
            "row" => {
                let told = number(tag, "r").and_then(|it| u32::try_from(it).ok());
                *line = told.unwrap_or_else(|| line.saturating_add(1));
                self.next = 0;
                self.row = Some(Row {
                    line: *line,
                    hidden: is_set(tag, "hidden"),
                    torn: false,
                    cells: Vec::new(),
                });
            }
            "c" => {
                self.budget.spend_cell()?;
                let place = attribute(tag, "r").and_then(|it| place(&it));
                let column = place.map_or(self.next, |(_, column)| column);
                self.next = column + 1;
                self.cell = Some(Open {
                    column,
                    kind: attribute(tag, "t").unwrap_or_default(),
                    style: number(tag, "s"),
                    ..Open::default()
                });
            }
            "col" if is_set(tag, "hidden") => {
                let (first, last) = (number(tag, "min"), number(tag, "max"));
                if let (Some(first @ 1..), Some(last @ 1..)) = (first, last) {
                    self.budget.spend_cell()?;
                    self.sheet.hidden_columns.push((first - 1, last - 1));
                }
            }
            "mergeCell" => {
                self.budget.spend_cell()?;
                let named = attribute(tag, "ref").unwrap_or_default();
                let corners = named.split_once(':');
                if let Some((first, last)) = corners
                    && let (Some(first), Some(last)) = (place(first), place(last))
                {
                    self.merged.push((first, last));
                }
            }
            name => {
                if let Some(cell) = &mut self.cell {
                    match name {
                        "f" => cell.formula = true,
                        "v" => cell.taking = true,
                        "t" => cell.taking = !cell.spoken,
                        "rPh" => cell.spoken = true,
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Unreadable> {
        match name {
            "v" | "t" | "rPh" => {
                if let Some(cell) = &mut self.cell {
                    cell.taking = false;
                    cell.spoken &= name != "rPh";
                }
            }
            "c" => {
                if let Some(open) = self.cell.take() {
                    let column = open.column;
                    let cell = self.value(&open)?;
                    if let (Some(row), true) = (&mut self.row, cell != Cell::Empty) {
                        row.cells.push((column, cell));
                    }
                }
            }
            "row" => {
                if let Some(mut row) = self.row.take().filter(|row| !row.cells.is_empty()) {
                    row.cells.sort_by_key(|(column, _)| *column);
                    self.sheet.rows.push(row);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn value(&mut self, open: &Open) -> Result<Cell, Unreadable> {
        let said = open.said.trim();
        Ok(match open.kind.as_str() {
            "s" if said.is_empty() => Cell::Empty,
            "s" => {
                let at = said.parse().ok().and_then(|at: usize| self.strings.get(at));
                self.budget.again(at.ok_or_else(damaged)?)?
            }
            "str" | "inlineStr" => self.budget.text(said)?,
            "e" => Cell::NoResult,
            _ if said.is_empty() && open.formula => Cell::NoResult,
            _ if said.is_empty() => Cell::Empty,
            "b" => Cell::Text(if said == "1" { "TRUE" } else { "FALSE" }.to_owned()),
            "d" => match written_day(said) {
                Some(day) => Cell::Day(day),
                None => self.budget.text(said)?,
            },
            _ => {
                let number: f64 = said.parse().map_err(|_| damaged())?;
                let is_day = open.style.and_then(|style| self.days.get(style)).copied();
                let day = is_day
                    .unwrap_or(false)
                    .then(|| serial_day(number, self.since_1904));
                day.flatten().map_or(Cell::Number(number), Cell::Day)
            }
        })
    }

    /// Gives the rest of a merged cell what its first cell shows.
    fn cover(&mut self) -> Result<(), Unreadable> {
        for (first, last) in std::mem::take(&mut self.merged) {
            let rows = &mut self.sheet.rows;
            let start = rows.partition_point(|row| row.line < first.0);
            let end = rows.partition_point(|row| row.line <= last.0);
            let Some(rows) = rows.get_mut(start..end) else {
                continue;
            };
            let shown = rows.first().filter(|row| row.line == first.0);
            let shown = shown.map_or(Cell::Empty, |row| row.cell(first.1).clone());
            if shown == Cell::Empty || last.1 < first.1 {
                continue;
            }
            for row in rows {
                for column in first.1..=last.1 {
                    self.budget.spend_cell()?;
                    let place = row.cells.binary_search_by_key(&column, |(at, _)| *at);
                    if let Err(place) = place {
                        let cell = Cell::Covered(Box::new(self.budget.again(&shown)?));
                        row.cells.insert(place, (column, cell));
                    }
                }
            }
        }
        Ok(())
    }
}

/// Row and column of `AE2`, the first column being 0.
fn place(name: &str) -> Option<(u32, usize)> {
    let name = name.replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = name.split_at_checked(letters)?;
    let number = column.bytes().try_fold(0_usize, |number, letter| {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        (number < 20_000).then(|| number * 26 + digit)
    });
    Some((row.parse().ok()?, number?.checked_sub(1)?))
}
