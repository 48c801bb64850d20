using SpaceNewsBot.Core.Language;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Language;

/// <summary>Names, dates, durations, numbers and reasons in a sentence.</summary>
public sealed class FindersTests
{
    [Theory]
    [InlineData("Ada Quill, the director of the Tarn Museum, sold 12 paintings.", "Ada Quill|Tarn Museum")]
    [InlineData("The Bank of Tarn signed a treaty in Geneva.", "Bank of Tarn|Geneva")]
    [InlineData("On Monday in March the boats stayed in Quarrel Bay.", "Quarrel Bay")]
    [InlineData("Vessin Air hired Corlan Jets, Orlo Docks and the ESA.", "Vessin Air|Corlan Jets|Orlo Docks|ESA")]
    [InlineData("Vessin Air's rival Corlan Jets waits.", "Vessin Air|Corlan Jets")]
    [InlineData("The crew went home.", "")]
    public void Names_are_runs_of_capitalised_words(string text, string names)
    {
        var sentence = Read(text);

        Assert.Equal(names, string.Join("|", sentence.Names.Select(n => sentence.TextOf(n.FirstToken, n.EndToken))));
    }

    [Theory]
    [InlineData("It stopped on Monday.", "Monday")]
    [InlineData("It stopped on 24 February 2022.", "24 February 2022")]
    [InlineData("It stopped on May 11, 2023, at noon.", "May 11, 2023|noon")]
    [InlineData("Last month it stopped, and yesterday it sailed.", "Last month|yesterday")]
    [InlineData("It has sailed since 2012.", "2012")]
    [InlineData("In May the council may march on the capital.", "May")]
    [InlineData("About 2,300 passengers paid $2000 for 1900 berths.", "")]
    public void Points_in_time_are_found_as_written(string text, string dates) =>
        Assert.Equal(dates, Texts(Read(text), DateFinder.FindDates));

    [Theory]
    [InlineData("It was halted for nine days in December.", "nine days")]
    [InlineData("It lasts two years and 3 months.", "two years|3 months")]
    [InlineData("It stopped on Monday.", "")]
    public void Lengths_of_time_are_no_points_in_time(string text, string durations) =>
        Assert.Equal(durations, Texts(Read(text), DateFinder.FindDurations));

    [Theory]
    [InlineData("She sold 12 paintings for 3.5 million crowns in 2019.", "12|3.5 million")]
    [InlineData("About 2,300 passengers and two crews waited.", "2,300|two")]
    [InlineData("One of the boats stayed on May 11.", "")]
    public void Numbers_that_are_dates_or_count_nothing_are_left_out(string text, string numbers)
    {
        var sentence = Read(text);

        Assert.Equal(numbers, Texts(sentence, s => NumberFinder.Find(s, DateFinder.FindDates(s))));
    }

    [Theory]
    [InlineData("The office closed the ramp because of the storm.", "because of the storm")]
    [InlineData("The council rejected the plan, citing high costs.", "citing high costs")]
    [InlineData("It paused the works until the money arrives, Lund said.", "until the money arrives")]
    [InlineData("It stopped because engines had failed, chief Petra Lund said.", "because engines had failed")]
    [InlineData("It has sailed since 2012.", "")]
    [InlineData("The crew went home on Monday.", "")]
    public void Reasons_and_conditions_run_from_their_marker_to_the_end_of_the_clause(string text, string causes) =>
        Assert.Equal(causes, Texts(Read(text), CauseFinder.Find));

    [Fact]
    public void Whatever_is_found_in_any_text_lies_in_it()
    {
        foreach (var text in RandomText.Many(3_000))
        {
            foreach (var span in SentenceSplitter.Split(text))
            {
                var sentence = new Sentence(text, span);
                var dates = DateFinder.FindDates(sentence);
                TokenRange[] found =
                [
                    .. dates,
                    .. DateFinder.FindDurations(sentence),
                    .. NumberFinder.Find(sentence, dates),
                    .. CauseFinder.Find(sentence),
                    .. sentence.Names.Select(n => new TokenRange(n.FirstToken, n.EndToken)),
                    .. sentence.Matches.Select(m => new TokenRange(m.FirstToken, m.FirstToken + m.TokenCount)),
                ];

                Assert.All(found, r => Assert.True(r.First >= 0 && r.First < r.End && r.End <= sentence.Tokens.Length, text));
            }
        }
    }

    private static Sentence Read(string text) => new(text, new TextSpan(0, text.Length));

    private static string Texts(Sentence sentence, Func<Sentence, List<TokenRange>> find) =>
        string.Join("|", find(sentence).Select(r => sentence.TextOf(r.First, r.End)));
}
