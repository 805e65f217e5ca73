package org.newsmill.text.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sentence each, written for this test. */
class LanguageIdentifierTest {

    private static String identify(String text) {
        return LanguageIdentifier.shipped().identify(text);
    }

    @ParameterizedTest
    @CsvSource({
        "en, The harbour will be closed to ferries until the storm has passed.",
        "de, Der Hafen bleibt für Fähren geschlossen bis der Sturm vorüber ist.",
        "nl, De haven blijft voor veerboten gesloten totdat de storm voorbij is.",
        "af, Die hawe bly gesluit vir veerbote totdat die storm verby is.",
        "fr, Le port restera fermé aux ferries jusqu'à la fin de la tempête.",
        "es, El puerto permanecerá cerrado a los transbordadores hasta que pase la tormenta.",
        "pt, O porto ficará fechado às balsas até que a tempestade passe e o vento diminua.",
        "gl, O porto permanecerá pechado aos transbordadores ata que pase o temporal deste"
                + " mércores.",
        "ca, El port romandrà tancat als transbordadors fins que passi la tempesta d'aquesta nit.",
        "it, Il porto resterà chiuso ai traghetti finché la tempesta non sarà passata.",
        "ro, Portul va rămâne închis pentru feriboturi până când furtuna va trece.",
        "da, Havnen forbliver lukket for færger indtil stormen er drevet over i morgen.",
        "sv, Hamnen förblir stängd för färjor tills stormen har dragit förbi i morgon.",
        "nb, Havnen forblir stengt for ferger til stormen har gitt seg etter helgen.",
        "nn, Hamna er stengd for ferjer til stormen har gjeve seg og ikkje lenger er farleg.",
        "is, Höfnin verður lokuð ferjum þar til storminn hefur lægt um helgina.",
        "fi, Satama pysyy suljettuna lautoilta kunnes myrsky on mennyt ohi.",
        "et, Sadam jääb parvlaevadele suletuks kuni torm on möödas.",
        "lv, Osta prāmjiem būs slēgta līdz vētra būs pārgājusi.",
        "lt, Uostas keltams bus uždarytas kol praeis audra.",
        "pl, Port pozostanie zamknięty dla promów dopóki burza nie przejdzie.",
        "cs, Přístav zůstane pro trajekty uzavřen dokud bouře nepřejde.",
        "sk, Prístav zostane pre trajekty zatvorený kým búrka neprejde.",
        "sl, Pristanišče bo za trajekte zaprto dokler se nevihta ne poleže.",
        "hr, Luka će ostati zatvorena za trajekte dok oluja ne prođe sljedećeg tjedna.",
        "hu, A kikötő zárva marad a kompok előtt amíg el nem vonul a vihar.",
        "sq, Porti do të mbetet i mbyllur për tragetet derisa të kalojë stuhia.",
        "mt, Il-port se jibqa' magħluq għall-vapuri sakemm tgħaddi l-maltempata.",
        "ga, Beidh an cuan dúnta do bháid farantóireachta go dtí go mbeidh an stoirm thart.",
        "cy, Bydd y porthladd ar gau i longau nes bydd y storm wedi mynd heibio.",
        "eu, Portua itxita egongo da ferryentzat ekaitza igaro arte.",
        "tr, Fırtına geçene kadar liman feribotlara kapalı kalacak.",
        "az, Fırtına keçənə qədər liman bərələr üçün bağlı qalacaq.",
        "id, Pelabuhan akan ditutup untuk kapal feri sampai badai berlalu karena angin kencang.",
        "tl, Mananatiling sarado ang daungan sa mga barko hanggang makalipas ang bagyo.",
        "vi, Cảng sẽ đóng cửa đối với phà cho đến khi cơn bão đi qua.",
        "sw, Bandari itafungwa kwa vivuko hadi dhoruba itakapopita.",
        "ha, Za a rufe tashar jirgin ruwa har sai guguwar ta wuce.",
        "yo, Wọn yóò ti èbúté náà pa títí tí ìjì náà yóò fi kọjá.",
        "so, Dekedda ayaa loo xiri doonaa doonyaha ilaa duufaanta ka dhaafto.",
        "ru, Порт останется закрытым для паромов до окончания шторма.",
        "uk, Порт залишиться закритим для поромів, доки не мине буря.",
        "be, Порт застанецца закрытым для паромаў, пакуль не скончыцца бура.",
        "bg, Пристанището ще остане затворено за фериботи, докато бурята отмине.",
        "mk, Пристаништето ќе остане затворено за траекти додека не помине бурата.",
        "sr, Лука ће остати затворена за трајекте док олуја не прође.",
        "el, Το λιμάνι θα παραμείνει κλειστό μέχρι να περάσει η καταιγίδα.",
        "ar, سيبقى الميناء مغلقا أمام العبارات حتى تمر العاصفة",
        "fa, بندر تا پایان طوفان برای کشتی‌ها بسته خواهد ماند",
        "ur, طوفان گزرنے تک بندرگاہ جہازوں کے لیے بند رہے گی",
        "he, הנמל יישאר סגור למעבורות עד שהסערה תחלוף",
        "hi, तूफान गुजरने तक बंदरगाह नौकाओं के लिए बंद रहेगा",
        "mr, वादळ जाईपर्यंत बंदर नौकांसाठी बंद राहील असे सांगण्यात आले आहे",
        "bn, ঝড় না যাওয়া পর্যন্ত বন্দর ফেরির জন্য বন্ধ থাকবে",
        "ta, புயல் கடக்கும் வரை துறைமுகம் மூடப்பட்டிருக்கும்",
        "am, አውሎ ነፋሱ እስኪያልፍ ድረስ ወደቡ ተዘግቶ ይቆያል",
        "zh, 在风暴过去之前，港口将对渡轮关闭。",
        "ja, 嵐が過ぎるまで港は閉鎖される。",
        "ko, 폭풍이 지나갈 때까지 항구는 폐쇄된다.",
        "th, ท่าเรือจะปิดจนกว่าพายุจะผ่านไป"
    })
    void a_sentence_is_enough(String language, String text) {
        assertThat(identify(text)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "42", "NATO 3:1", "1,024.5 %", "👍👍👍", "x", "\ud800", "...!!!"})
    void what_is_no_text_has_no_language(String text) {
        assertThat(identify(text)).isNull();
    }

    /** The vowel signs of Devanagari are letters of words, which longer words show alone. */
    @ParameterizedTest
    @CsvSource({
        "hi, अधिकारियों ने बताया कि समुद्री तूफान की वजह से बंदरगाह को अगले आदेश तक बंद रखा जाएगा"
            + " और यात्रियों को किराया लौटाया जाएगा। मछुआरों से कहा गया है कि वे अपनी नौकाएँ किनारे"
            + " पर सुरक्षित रखें। मौसम विभाग के अनुसार बुधवार शाम से हवाओं की रफ्तार घटने लगेगी।",
        "mr, अधिकाऱ्यांनी सांगितले की समुद्रातील वादळामुळे पुढील आदेशापर्यंत बंदर बंद ठेवण्यात येईल"
            + " आणि प्रवाशांना तिकिटाचे पैसे परत केले जातील. मच्छीमारांनी आपल्या होड्या किनाऱ्यावर"
            + " सुरक्षित ठेवाव्यात असे आवाहन करण्यात आले आहे. हवामान खात्यानुसार बुधवारी"
            + " संध्याकाळपासून वाऱ्याचा वेग कमी होईल.",
        "ne, अधिकारीहरूले समुद्री आँधीका कारण अर्को सूचना नभएसम्म बन्दरगाह बन्द रहने र यात्रुहरूलाई"
            + " भाडा फिर्ता गरिने बताएका छन्। माछा मार्नेहरूलाई आफ्ना डुङ्गाहरू किनारमा सुरक्षित"
            + " राख्न भनिएको छ। मौसम विभागका अनुसार बुधबार साँझदेखि हावाको गति घट्नेछ।"
    })
    void every_fifty_characters_of_a_text_in_devanagari_tell_its_language(
            String language, String text) {
        for (int from = 0; from + 50 <= text.length(); from += 25) {
            String part = text.substring(from, from + 50);
            assertThat(identify(part)).as(part).isEqualTo(language);
        }
    }

    /** Most of it the first article of the Universal Declaration. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ab; Дарбанзаалак ауаҩы дшоуп ихы дақәиҭны. Ауаа зегь зинлеи патулеи еиҟароуп. Урҭ"
                        + " ирымоуп ахшыҩи аламыси, дара дарагь аешьеи аешьеи реиҧш еизыҟазароуп.",
                "cv; Пур халӑх та уйрӑм пурӑнма пӗр тан праваллӑ. Ҫак правапа усӑ курса вӗсем"
                    + " хӑйсен политика статусне ирӗклӗн туса хураҫҫӗ, экономика, общество тата"
                    + " культура енӗпе ирӗклӗн аталанаҫҫӗ. Патшалӑхсен ҫак правӑна хисеплемелле,"
                    + " территори пӗр пӗтӗмлӗхӗн принципӗ унпа усӑ курма пӗр енлӗн чарса тӑракан"
                    + " чӑрмав пулмалла мар.",
                "fj; Era sucu ena galala na tamata yadua, era tautauvata ena nodra dokai kei na"
                    + " nodra dodonu. E tiko na nodra vakasama kei na nodra lewaeloma, sa dodonu"
                    + " mera veidokadokai ena yalo ni veitacini.",
                "sah; Дьон барыта бэйэ суолтатыгар уонна быраабыгар тэҥ буолан төрүүллэр. Кинилэр"
                        + " бары өркөн өйдөөх, суобастаах буолан төрүүллэр, уонна бэйэ бэйэлэригэр"
                        + " тылга кииринигэс быһыылара доҕордоһуу тыыннаах буолуохтаах.",
                "ny; Anthu onse amabadwa mwa ufulu ndiponso olinganga m' makhalidwe ao. Iwo"
                    + " amakhala ndi nzeru za cibadwidwe kotero ayenera kucitirana zabwino wina ndi"
                    + " mnzace.",
                "mg; Teraka afaka sy mitovy zo sy fahamendrehana ny olombelona rehetra. Samy"
                    + " manan-tsaina sy fieritreretana ka tokony hifampitondra am- pirahalahiana.",
                "ve; Vhathu vhoṱhe vha bebwa vhe na mbofholowo nahone vha tshi lingana siani ḽa"
                    + " tshirunzi na pfanelo. Vhathu vhoṱhe vho ṋewa mihumbulo na mvalo ngauralo"
                    + " vha tea u konou farana sa vhathu vhathihi.",
                "tpi; Yumi olgeta mama karim umi long stap fri na wankain long wei yumi lukim i"
                    + " gutpela na strepela tru. Uumi olgeta igat ting ting bilong wanem samting I"
                    + " rait na rong na mipela olgeta I mas mekim gutpela pasin long ol narapela"
                    + " long tingting bilong brata susa.",
                "ee; Wodzi amegbetɔwo katã ablɔɖeviwoe eye wodzena bubu kple gomekpɔkpɔ sɔsɔe."
                    + " Susu kple dzitsinya le wo dometɔ ɖesiaɖe si eyata wodze be woanɔ anyi le"
                    + " ɖekawɔwɔ blibo me.",
                "ckb; سەرۆکی حکوومەتی هەرێمی کوردستان لەگەڵ وەزیری دەرەوەی عێراق کۆبووەوە و باسیان"
                        + " لە پەیوەندییەکانی نێوان هەولێر و بەغدا کرد.",
                "gn; Mayma yvypóra ou ko yvy ári iñapytlʼyre ha eteĩcha dignidad ha derecho"
                    + " jeguerekópe; ha ikatu rupi oikuaa añetéva ha añeteʼyva, iporãva ha ivaíva,"
                    + " tekotevẽ pehenguéicha oiko oñondivekuéra."
            })
    void a_language_that_is_not_known_is_taken_for_no_other(String language, String text) {
        assertThat(LanguageIdentifier.shipped().languages()).doesNotContain(language);
        assertThat(identify(text)).isNull();
    }

    @Test
    void a_long_text_is_told_by_what_most_of_it_is_in() {
        String english = "The council said on Monday that the bridge would open in spring. ";
        String german = "Der Rat sagte am Montag, die Brücke werde im Frühling geöffnet. ";

        assertThat(identify(german + english.repeat(40))).isEqualTo("en");
        assertThat(identify(english + german.repeat(40))).isEqualTo("de");
    }

    @Test
    void stems_and_tokens_are_of_the_same_language_as_their_text() {
        assertThat(identify("the council said on monday that the bridg would open in spring ."))
                .isEqualTo("en");
        assertThat(identify("le conseil a dit lundi que le pont serait ouvert au printemps ."))
                .isEqualTo("fr");
    }

    @Test
    void any_text_gets_an_answer_in_little_time() {
        for (String part : new String[] {"a", "a ", "é", "字", "\u0301", "ab cd ", "\ud83d\ude00"}) {
            identify(part.repeat(1_000_000));
        }
    }
}
