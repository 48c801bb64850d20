using System.Collections.Frozen;

namespace SpaceNewsBot.Core.Language;

/// <summary>Words that carry grammar and no content. Lower case, as <see cref="Token.Word"/>.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> All = Set(
        "a an the this that these those some any each every all both such same other another",
        "i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what",
        "where when why how am is are was were be been being do does did doing done have has had having",
        "will would shall should can could may might must ought cannot",
        "and or but nor so yet if then than as because while although though unless until since whether",
        "of in on at by for with about against between into through during before after above below to from up down out off over under",
        "again further once here there now just only very too also not no nor more most much many few less least",
        "via per within without upon toward towards among amid around across along behind beyond near onto",
        "i'm it's that's there's he's she's what's who's don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't",
        "hasn't haven't hadn't shouldn't let's they're we're you're i've we've they've you've i'd he'd she'd they'd we'd you'd i'll he'll",
        "itself himself herself themselves ourselves yourself myself yourselves s t re ve ll d m ok anybody nobody everybody somebody anyone someone everyone however meanwhile moreover also never still yet already even ever perhaps maybe possibly besides else according too so such going please tell explain describe list give show know");

    public static readonly FrozenSet<string> Auxiliaries = Set(
        "am is are was were be been being do does did have has had will would shall should can could may might must",
        "isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't cannot");

    public static readonly FrozenSet<string> FormsOfBe = Set("am is are was were be been being isn't aren't wasn't weren't");

    public static readonly FrozenSet<string> Pronouns = Set("he she it they him her them we i you his its their");

    public static readonly FrozenSet<string> Prepositions = Set(
        "of in on at by for with about against between into through during before after above below to from up down out off over under",
        "via per within without upon toward towards among amid around across along behind beyond near onto until since despite");

    public static readonly FrozenSet<string> Determiners = Set("a an the this that these those some any each every all both no its his her their our my your");

    public static readonly FrozenSet<string> Negations = Set(
        "not no never none neither nor without cannot isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't");

    private static FrozenSet<string> Set(params ReadOnlySpan<string> lines) =>
        lines.ToArray().SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.Ordinal);
}
