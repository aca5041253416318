"""Checks: what a document must not leave the office with; `run` gives the findings in reading order."""

from collections.abc import Collection

from drafter.checks import (
    anniversary,
    approximate_number,
    attachment_missing,
    broken_list,
    bureau_name,
    calendar_date,
    code_residue,
    count_mismatch,
    date_form,
    digit_damage,
    digit_mixed,
    dots_and_dashes,
    doubled_bound,
    doubled_mark,
    empty_heading,
    empty_slot,
    figure_conflict,
    fixed_numeral,
    foreign_law,
    foreign_place,
    foreign_school,
    foreign_slogan,
    half_width_mark,
    heading_end_mark,
    impossible_time,
    letter_for_word,
    level_skipped,
    magnitude,
    mark_before_deng,
    mark_between_titles,
    mask_beside_name,
    mask_left,
    missing_end_mark,
    mixed_year_word,
    month_order,
    name_lost,
    new_law,
    number_mark,
    number_shape,
    numbering_gap,
    numeral_wrong,
    office_rank,
    past_deadline,
    percent_point,
    plan_ordinal,
    plenum_list,
    policy_name,
    premature_term,
    range_reversed,
    ratio_implausible,
    ratio_out_of_range,
    reversed_quote,
    round_number,
    school_year,
    set_phrase,
    share_mismatch,
    short_year,
    single_child,
    spun_word,
    stale_term,
    straight_quote,
    sum_mismatch,
    target_below_actual,
    times_less,
    unfilled_blank,
    unit_wrong,
    unpaired_mark,
    web_residue,
    wrong_area,
    wrong_superior,
    year_conflict,
    year_lost,
    year_range,
)
from drafter.checks.check import Check, check_of
from drafter.checks.sheet import Sheet
from drafter.model.context import Context
from drafter.model.document import Document
from drafter.model.finding import Finding

__all__ = ["CHECKS", "Check", "run"]

CHECKS: dict[str, Check] = {
    check.id: check
    for check in map(
        check_of,
        (
            unfilled_blank,
            mask_left,
            empty_slot,
            letter_for_word,
            name_lost,
            year_lost,
            web_residue,
            code_residue,
            spun_word,
            digit_damage,
            numbering_gap,
            level_skipped,
            number_mark,
            number_shape,
            numeral_wrong,
            empty_heading,
            single_child,
            broken_list,
            count_mismatch,
            attachment_missing,
            year_conflict,
            past_deadline,
            school_year,
            year_range,
            plan_ordinal,
            anniversary,
            calendar_date,
            month_order,
            mixed_year_word,
            stale_term,
            premature_term,
            set_phrase,
            plenum_list,
            policy_name,
            new_law,
            foreign_place,
            foreign_law,
            foreign_slogan,
            foreign_school,
            mask_beside_name,
            wrong_area,
            wrong_superior,
            bureau_name,
            office_rank,
            ratio_out_of_range,
            ratio_implausible,
            figure_conflict,
            target_below_actual,
            sum_mismatch,
            share_mismatch,
            percent_point,
            times_less,
            doubled_bound,
            unit_wrong,
            magnitude,
            range_reversed,
            impossible_time,
            half_width_mark,
            doubled_mark,
            unpaired_mark,
            reversed_quote,
            straight_quote,
            mark_between_titles,
            mark_before_deng,
            missing_end_mark,
            heading_end_mark,
            dots_and_dashes,
            digit_mixed,
            fixed_numeral,
            approximate_number,
            short_year,
            date_form,
            round_number,
        ),
    )
}


def run(document: Document, context: Context, only: Collection[str] | None = None) -> tuple[Finding, ...]:
    """The findings of all checks, or of those named in `only`, sorted by place.

    What the user ignores or has silenced is left out. Unknown names in `only`
    find nothing; the caller says so.
    """
    sheet = Sheet(document, context)
    checks = [check for check in CHECKS.values() if only is None or check.id in only]
    found = [finding for check in checks for finding in check.run(sheet)]
    kept = {finding: None for finding in found if not _let_through(finding, context)}
    return tuple(sorted(kept, key=lambda f: (f.paragraph or 0, f.start or 0, f.end or 0, f.check)))


def _let_through(finding: Finding, context: Context) -> bool:
    return finding.key in context.silenced or any(
        check in ("*", finding.check) and words in ("*", finding.excerpt) for check, words in context.ignored
    )
