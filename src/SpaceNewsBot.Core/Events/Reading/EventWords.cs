using System.Collections.Frozen;
namespace SpaceNewsBot.Core.Events.Reading;

/// <summary>Words that tell an event from a state, a plan and a report. All are stems, unless it is said otherwise.</summary>
internal static class EventWords
{
    /// <summary>Verbs that tell how something is, not that something happens.</summary>
    public static readonly FrozenSet<string> States = Stems(
        "have own includ contain consist remain stay seem appear look mean know understand believ think feel like love need cost weigh exist live stand lie depend involv cover concern hope wish fear worri "
        + "belong keep let be do resembl tend matter exceed equal possess lack deserv prefer hate trust doubt suspect assum imagin suppos recal rememb forget represent reflect suit fit compris bear "
        + "base relat associ sound smell tast see hear watch wait sit sleep hold aim serv provid enabl requir continu begin start tri attempt manag use go come get take give put happen work want appear make account");

    /// <summary>Verbs and nouns that set what follows "to" in the future of somebody's will.</summary>
    public static readonly FrozenSet<string> Planning = Stems(
        "seek plan want intend hope wish aim consid propos prepar threaten vow promis pledg decid agre order set due expect schedul readi like pois mull");

    /// <summary>Verbs before "to" that don't change what is done: "continues to support".</summary>
    public static readonly FrozenSet<string> Phases = Stems("continu begin start");

    /// <summary>Verbs of saying whose own row tells something even where a clause follows.</summary>
    public static readonly FrozenSet<string> StrongSaying = Stems(
        "deni complain warn predict accus demand criticis critic condemn prais blame apologis apolog threaten vow promis pledg urg insist admit acknowledg reject call repli respond answer claim alleg");

    /// <summary>Verbs of saying, beside those that the lexicon knows, that a clause of somebody's words follows.</summary>
    public static readonly FrozenSet<string> Saying = Stems("deni complain warn predict admit acknowledg assert alleg conced refut argu believ repli respond answer tell testifi inform conclud");

    /// <summary>Verbs behind which "that" says what somebody shall do, not what happens.</summary>
    public static readonly FrozenSet<string> Requesting = Stems("demand insist urg ask request requir order recommend propos suggest");

    /// <summary>Verbs whose object does what follows behind "to": "asked its rival to carry".</summary>
    public static readonly FrozenSet<string> HandingOn = Stems("ask tell order urg forc help persuad invit encourag advis request command instruct");

    /// <summary>Verbs that say that it isn't so.</summary>
    public static readonly FrozenSet<string> Denying = Stems("deni refut disput");

    /// <summary>Words before a verb that leave open whether it is so.</summary>
    public static readonly FrozenSet<string> Hedges = Stems("seem appear report alleg appar reportedli allegedli apparent apparentli unconfirm unverifi purport purportedli suppos supposedli rumour rumor");

    /// <summary>Words before a verb that say that it may come.</summary>
    public static readonly FrozenSet<string> Possible = Stems("seek plan consid want intend threaten hope might may can could should propos mull wish aim prepar due schedul expect like");

    /// <summary>What is written, shown or sent, and may turn out to be false.</summary>
    public static readonly FrozenSet<string> Documents = Stems("letter memo report document photo video email messag note record claim rumour rumor file list post screenshot imag paper tape transcript");

    /// <summary>In what form something is made known.</summary>
    public static readonly FrozenSet<string> Media = Stems(
        "tweet letter statement interview email e-mail post speech memo note messag video call telegram confer blog report file broadcast announc newslett articl notic releas");

    private static FrozenSet<string> Stems(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
