"""The log in the forms that others ask for: spreadsheets, a clinical system, a sheet of paper."""

from __future__ import annotations

from psoas_lib.export.clinician import clinician_report, save_pdf
from psoas_lib.export.fhir import fhir_bundle, save_fhir
from psoas_lib.export.spreadsheet import save_csv, save_xlsx

__all__ = ["clinician_report", "fhir_bundle", "save_csv", "save_fhir", "save_pdf", "save_xlsx"]
