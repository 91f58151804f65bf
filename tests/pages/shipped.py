"""The conditions that the program ships with; written out, so that a lost one is noticed."""

from __future__ import annotations

CONDITIONS = (
    "gbs-adult",
    "gbs-child",
    "cidp",
    "mmn",
    "igm-neuropathy",
    "small-fibre-neuropathy",
    "igg-iga-neuropathy",
    "miller-fisher",
    "autoimmune-autonomic-neuropathy",
    "mg-exacerbation",
    "mg-stable",
    "mg-preoperative",
    "lems",
    "dermatomyositis",
    "polymyositis",
    "necrotising-myopathy",
    "inclusion-body-myositis",
    "stiff-person",
    "post-polio",
)
