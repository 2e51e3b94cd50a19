"""The language of a text, cheaply."""

from __future__ import annotations

import pytest

from tacitus.intake.language import find_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The men of the town said that they were attacked on the road.", "en", id="en"
        ),
        pytest.param("THE ARMY SAID THAT IT HAD TAKEN THE TOWN BY NIGHT.", "en", id="capitals"),
        pytest.param(
            "L'armée a dit que les hommes ont été tués dans la ville par une bombe.", "fr", id="fr"
        ),
        pytest.param(
            "El ejército dijo que los hombres fueron atacados en la carretera del sur.",
            "es",
            id="es",
        ),
        pytest.param("قال الجيش إن تسعة رجال قتلوا قرب النهر يوم السبت في البلدة", "ar", id="ar"),
        pytest.param(
            "Армия сообщила что девять человек погибли у реки в субботу утром", "ru", id="ru"
        ),
        pytest.param(
            "ارتش گفت که نه نفر در نزدیکی رودخانه کشته شده اند و شهر را به تصرف خود در آورد",
            "fa",
            id="fa",
        ),
        pytest.param(
            "فوج نے کہا کہ دریا کے قریب نو افراد ہلاک ہو گئے ہیں اور شہر میں فائرنگ ہوئی",
            "ur",
            id="ur",
        ),
        pytest.param(
            "Армія повідомила що біля річки загинули дев'ять людей і двоє були поранені після бою",
            "uk",
            id="uk",
        ),
        pytest.param(
            "Armén sade att nio män dödades på vägen till byn och att två är skadade.",
            "sv",
            id="sv",
        ),
        pytest.param(
            "Wojsko podało, że dziewięciu ludzi zginęło w nocy na drodze i nie ma rannych.",
            "pl",
            id="pl",
        ),
        pytest.param("Nine dead in Gao", None, id="too-short"),
        pytest.param("Zzz qqq www kkk jjj xxx vvv bbb nnn mmm", None, id="none"),
    ],
)
def test_finds_the_language(text: str, expected: str | None) -> None:
    assert find_language(text) == expected
