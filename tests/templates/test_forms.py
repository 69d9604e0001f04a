from django import forms


class Licence(forms.Form):
    """A form with one field of every kind of layout."""

    number = forms.CharField(help_text="As the board writes it.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    how = forms.ChoiceField(choices=[("web", "Web"), ("mail", "Letter")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="The page matches the file")

    def clean(self):
        raise forms.ValidationError("The licence cannot end before it begins.")


def written(form: forms.Form) -> str:
    return " ".join(str(form).split())


def test_an_error_is_tied_to_its_field():
    form = written(Licence({}))
    assert 'aria-describedby="id_number_helptext id_number_error"' in form
    assert 'id="id_number_error"' in form
    assert "field-wrong" in form


def test_help_is_tied_to_its_field():
    assert '<div class="help" id="id_number_helptext">As the board writes it.</div>' in written(
        Licence()
    )


def test_errors_of_the_whole_form_stand_on_top():
    form = written(Licence({}))
    assert form.startswith('<div class="form-errors" role="alert">')
    assert "The licence cannot end before it begins." in form


def test_what_may_be_left_out_says_so():
    form = written(Licence())
    assert form.count("(optional)") == 1
    assert 'Note <span class="optional">(optional)</span>' in form


def test_choices_of_one_question_stand_in_a_fieldset():
    assert "<fieldset> <legend>How</legend>" in written(Licence())


def test_the_label_of_a_box_stands_beside_it():
    assert "<span>The page matches the file</span></label>" in written(Licence())
