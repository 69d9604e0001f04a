"""An address as a QR code."""

import xml.etree.ElementTree as ET

import pytest

from credenza.formats.qr import qr_svg

ADDRESS = "https://office.example/may/with/MTI:1vN5vq:Xk0lV9Y2mBNFQ0K3yq7"


def test_a_code_is_one_element_with_a_name_and_no_style_of_its_own():
    drawn = ET.fromstring(qr_svg(ADDRESS, "Phones <of> the wards"))
    assert drawn.tag.endswith("svg") and "width" not in drawn.attrib
    assert drawn.find("title").text == "Phones <of> the wards"
    assert all("style" not in one.attrib for one in drawn.iter())


def test_each_address_has_a_code_of_its_own_with_a_quiet_margin():
    one, other = qr_svg(ADDRESS, ""), qr_svg(ADDRESS[:-1], "")
    assert one != other
    box = ET.fromstring(one).attrib["viewBox"].split()
    assert box[:2] == ["0", "0"] and int(box[2]) >= 21 + 8


@pytest.mark.parametrize("text", ["https://office.example/" + "x" * 1500])
def test_a_very_long_address_still_fits(text):
    assert qr_svg(text, "Long").startswith("<svg")
