"""The atlas: the parts round the psoas with their sources, and pictures of them for pages and paper."""

from psoas_lib.atlas.parts import AtlasLayer, AtlasPart, atlas_layers, atlas_part, atlas_parts, atlas_source
from psoas_lib.atlas.pictures import atlas_picture, atlas_views, atlas_worksheet

__all__ = [
    "AtlasLayer",
    "AtlasPart",
    "atlas_layers",
    "atlas_part",
    "atlas_parts",
    "atlas_picture",
    "atlas_source",
    "atlas_views",
    "atlas_worksheet",
]
