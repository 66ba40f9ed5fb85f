"""Whose essay a file is, and which photographs belong together."""

from __future__ import annotations

import pytest

from model.education.classes.naming import pages_of, platform_id_of, pupil_of


@pytest.mark.parametrize(
    ("file", "pupil"),
    [
        ("张三.docx", "张三"),
        ("03_张三_作文.docx", "张三"),
        ("20230101张三.txt", "张三"),
        ("高一3班 张三（终稿）.pdf", "张三"),
        ("三年级二班-王小明-周记.docx", "王小明"),
        ("Li Ming - essay.docx", "Li Ming"),
        ("essay_Mary-Jane O'Neil_final.pdf", "Mary-Jane O'Neil"),
        ("class.zip/三班/李雷.txt", "李雷"),
        ("class.zip/李雷/1.jpg", "李雷"),
        ("IMG_2041.jpg", ""),
        ("essay (3).docx", ""),
        ("作文.txt", ""),
        ("12.txt", ""),
        ("smithjohn_12345_67890_My essay.docx", "smithjohn"),
        ("smithjohn_LATE_12345_67890_My essay.docx", "smithjohn"),
        ("all.zip/Ann Lee_4711_assignsubmission_file_/homework.docx", "Ann Lee"),
        ("Ann Lee_4711_assignsubmission_file_homework.docx", "Ann Lee"),
        ("", ""),
    ],
)
def test_pupil(file, pupil) -> None:
    assert pupil_of(file) == pupil


def test_numbers_of_learning_platforms() -> None:
    assert platform_id_of("a.zip/smithjohn_12345_67890_essay.docx") == "12345"
    assert platform_id_of("Ann Lee_4711_assignsubmission_file_x.docx") == "4711"
    assert platform_id_of("张三_1.jpg") == ""


def groups(*files: str) -> list[list[str]]:
    return [[files[place] for place in group] for group in pages_of(files)]


def test_numbered_photographs_of_one_name_are_one_essay_in_order() -> None:
    assert groups("张三_2.jpg", "李四.png", "张三_1.jpg", "张三_10.jpg") == [
        ["张三_1.jpg", "张三_2.jpg", "张三_10.jpg"],
        ["李四.png"],
    ]
    assert groups("Ann (1).jpg", "ann (2).jpg", "Bob p1.png", "Bob p2.png") == [
        ["Ann (1).jpg", "ann (2).jpg"],
        ["Bob p1.png", "Bob p2.png"],
    ]
    assert groups("王五第2页.jpg", "王五第1页.jpg") == [["王五第1页.jpg", "王五第2页.jpg"]]


def test_what_a_camera_numbered_is_not_one_essay() -> None:
    files = ("IMG_1.jpg", "IMG_2.jpg", "3.png", "4.png", "微信图片_20240101120000.jpg")
    assert groups(*files) == [[file] for file in files]
    alone = ("a.zip/三班/1.jpg", "a.zip/三班/2.jpg")
    assert groups(*alone) == [[file] for file in alone]


def test_a_folder_a_pupil() -> None:
    assert groups("a.zip/李雷/2.jpg", "a.zip/李雷/1.jpg", "a.zip/韩梅/IMG_7.jpg") == [
        ["a.zip/李雷/1.jpg", "a.zip/李雷/2.jpg"],
        ["a.zip/韩梅/IMG_7.jpg"],
    ]
    many = [f"a.zip/{folder}/{number}.jpg" for folder in ("1班", "2班") for number in range(30)]
    assert len(groups(*many)) == 60
