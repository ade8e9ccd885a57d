package event

import (
	"testing"

	"legation/app/language"
)

func TestDatesInEveryLanguage(t *testing.T) {
	t.Cleanup(func() { language.Set(language.English) })
	for _, c := range []struct{ edtf, en, ko, ar, he, fr string }{
		{"1988-11-15", "15 November 1988", "1988년 11월 15일", "15 نوفمبر 1988", "15 בנובמבר 1988", "15 novembre 1988"},
		{"1988-05-01", "1 May 1988", "1988년 5월 1일", "1 مايو 1988", "1 במאי 1988", "1er mai 1988"},
		{"1988-11", "November 1988", "1988년 11월", "نوفمبر 1988", "נובמבר 1988", "novembre 1988"},
		{"1988", "1988", "1988년", "1988", "1988", "1988"},
		{"197X", "1970s", "1970년대", "عقد 1970", "שנות ה-1970", "années 1970"},
		{"197X~", "about the 1970s", "약 1970년대", "حوالي عقد 1970", "בערך שנות ה-1970", "vers les années 1970"},
		{"1991?", "possibly 1991", "1991년(불확실)", "ربما 1991", "אולי 1991", "peut-être 1991"},
		{"2001-21", "spring 2001", "2001년 봄", "ربيع 2001", "אביב 2001", "printemps 2001"},
		{"-0043-03-15", "15 March 44 BCE", "기원전 44년 3월 15일", "15 مارس 44 ق.م.", "15 במרץ 44 לפנה״ס", "15 mars 44 av. n. è."},
		{"1988/..", "since 1988", "1988년부터", "منذ 1988", "מאז 1988", "depuis 1988"},
		{"2014-07-08/2014-08-26", "8 July – 26 August 2014", "2014년 7월 8일 – 8월 26일", "8 يوليو – 26 أغسطس 2014", "8 ביולי – 26 באוגוסט 2014", "8 juillet – 26 août 2014"},
		{"2014-07-08/2014-07-26", "8 – 26 July 2014", "2014년 7월 8일 – 26일", "8 – 26 يوليو 2014", "8 – 26 ביולי 2014", "8 – 26 juillet 2014"},
		{"1967/1988", "1967 – 1988", "1967년 – 1988년", "1967 – 1988", "1967 – 1988", "1967 – 1988"},
		{"[1667,1668]", "one of 1667 or 1668", "1667년 또는 1668년 중 하나", "أحد 1667 أو 1668", "אחד מתוך 1667 או 1668", "l’un de 1667 ou 1668"},
		{"Y170000002", "170,000,002", "170,000,002년", "170,000,002", "170,000,002", "170\u00a0000\u00a0002"},
	} {
		d, err := ParseDate(c.edtf)
		if err != nil {
			t.Error(err)
			continue
		}
		for code, want := range map[string]string{"en": c.en, "ko": c.ko, "ar": c.ar, "he": c.he, "fr": c.fr} {
			language.Set(code)
			if got := d.Text(); got != want {
				t.Errorf("%s in %s reads %q, want %q", c.edtf, code, got, want)
			}
			if d.LongText() == "" {
				t.Errorf("%s in %s reads nothing at length", c.edtf, code)
			}
		}
	}
}
