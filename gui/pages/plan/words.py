"""The words of the planner, in one place, behind the translation function of the pages."""

from __future__ import annotations

FIELDS = {
    "units": "Units",
    "sex": "Sex",
    "age": "Age group",
    "height": "Height",
    "weight": "Weight",
    "haematocrit": "Haematocrit",
    "start": "Date of day 1",
    "plex_course": "PLEX course",
    "exchanges": "Exchanges",
    "volumes": "Plasma volumes each",
    "interval": "Interval",
    "replacement": "Replacement",
    "plasma_share": "Share of plasma",
    "ivig_course": "IVIG course",
    "dose": "IVIG dose in total",
    "days": "Days of IVIG",
    "product": "Product",
    "weight_rule": "Dosing weight",
    "ivig_day": "IVIG begins on day",
}
UNITS = {"metric": "Metric (cm, kg)", "imperial": "Imperial (in, lb)"}
SEXES = {"female": "Female", "male": "Male"}
AGES = {
    "preterm-newborn": "Preterm newborn",
    "term-newborn": "Term newborn",
    "months-1-4": "1\u20134 months",
    "months-5-23": "5\u201323 months",
    "years-2-6": "2\u20136 years",
    "years-7-14": "7\u201314 years",
    "years-15-17": "15\u201317 years",
    "adult": "Adult",
}
INTERVALS = {
    "1": "Daily",
    "2": "Every other day",
    "3": "Every 3 days",
    "4": "Every 4 days",
    "5": "Every 5 days",
    "6": "Every 6 days",
    "7": "Weekly",
    "14": "Every 2 weeks",
}
INTERVALS_SAID = {
    "1": "daily",
    "2": "every other day",
    "3": "every 3 days",
    "4": "every 4 days",
    "5": "every 5 days",
    "6": "every 6 days",
    "7": "weekly",
    "14": "every 2 weeks",
}
REPLACEMENTS = {"albumin": "Albumin 5 %", "plasma": "Plasma", "both": "Albumin 5 % and plasma"}
RULES = {
    "nadler": "Nadler",
    "per-kg": "Per kilogram",
    "small-children": "Small children, per kilogram",
    "linderkamp-1": "Linderkamp I",
    "linderkamp-2": "Linderkamp II",
    "linderkamp-3": "Linderkamp III",
    "kaplan": "Kaplan",
    "aabb": "AABB (by weight)",
    "actual": "Actual weight",
    "ideal": "Ideal weight",
    "adjusted": "Adjusted weight",
    "ontario": "Ontario",
    "australia": "Australia",
}
WEIGHT_RULES = ("actual", "ideal", "adjusted", "ontario", "australia")
RULES_DO_NOT_APPLY = {
    "missing": "an input is missing",
    "adults-only": "published for adults",
    "men-and-women": "published for men and women",
    "children-only": "published for children under 25 kg",
    "from-25-kg": "published from 25 kg",
    "under-25-kg": "published under 25 kg",
    "under-2-years": "published under 2 years",
    "boys-2-14-girls-2-6": "published for boys of 2 to 14 and girls of 2 to 6 years",
    "girls-7-14": "published for girls of 7 to 14 years",
    "from-152.4-cm": "not defined below 152.4 cm",
    "bands-40-130-kg": "its table goes from 40 to 130 kg",
}
PLAN_ROWS = {
    "session": "Per session",
    "course": "Whole course",
    "replacement": "Replacement",
    "time": "Time, setting",
    "access": "Access",
    "rate": "Rate",
    "load": "Fluid, sodium, sugar",
    "based-on": "Chosen course",
}
PROBLEMS = {
    "not-a-number": "not a number",
    "two-signs": "two decimal signs: it is not clear which number is meant",
    "unknown-unit": "this unit is not known here",
    "inches": "inches beside feet go up to 11.99",
    "out-of-range": "{read} {unit} is outside {low} to {high} {unit}",
    "out-of-range-haematocrit": "{read} is outside 10 to 65 % and outside 0.10 to 0.65",
    "not-whole": "not a whole number",
    "not-a-date": "not a date such as 2026-12-01",
    "not-an-option": "not one of: {options}",
    "only-with-both": "only where albumin and plasma are both chosen",
}
PATIENT_FLAGS = {
    "bmi": "The body mass index would be {value} kg/m\u00b2; the program\u2019s own limits of what "
    "is likely at this age are {low} to {high} kg/m\u00b2.",
    "weight": "{value} kg: the program\u2019s own limits of what is likely at this age are {low} "
    "to {high} kg.",
    "height": "{value} cm: the program\u2019s own limits of what is likely at this age are {low} "
    "to {high} cm.",
    "adult-formula": "The ideal weight is a formula for adults; this patient is a child.",
}
OTHER_AGES = {
    "adults": "This condition is about adults; the age group that was entered is of children.",
    "children": "This condition is about children; the age group that was entered is of adults.",
}
PHASES = {"maintenance": "maintenance", "reported": "as reported"}
READ_AS = {
    "volumes": "{number} \u00d7 plasma volume",
    "plasma_share": "{number} % plasma",
    "dose": "{number} g/kg in total",
    "dose_and_days": "{number} g/kg in total, {daily} g/kg a day",
}
NOTES_OF_RULES = {
    "actual-not-above-ideal": "the actual weight, which is not above the ideal",
    "adjusted-must": "adjusted, required by it above a body mass index of 30",
    "adjusted-should": "adjusted, advised by it from 152.4 cm and above 50 or 45.5 kg",
    "outside-actual": "the actual weight, outside its limits",
}
IMMUNOGLOBULINS = {"igg": "IgG", "iga": "IgA", "igm": "IgM"}
