using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Retrieval;

public sealed class PassageAnalyzerTests
{
    [Fact]
    public void Terms_are_stems_without_stop_words_each_once_and_sorted()
    {
        var terms = PassageAnalyzer.CountTerms("The ferry waits; the ferries waited for Zoo and quay.");

        Assert.Equal([new("ferri", 2), new("quay", 1), new("wait", 2), new TermCount("zoo", 1)], terms);
    }

    [Fact]
    public void Terms_of_any_text_are_sorted_and_counted()
    {
        foreach (var text in RandomText.Many(500))
        {
            var terms = PassageAnalyzer.CountTerms(text);

            Assert.Equal(terms.Select(t => t.Term).Distinct().Order(StringComparer.Ordinal), terms.Select(t => t.Term));
            Assert.All(terms, t => Assert.True(t.Count > 0 && t.Term.Length > 0));
        }
    }

    [Fact]
    public void Furniture_has_no_terms()
    {
        const string text = "The ferry waits.\n\nMost Popular\n\nIt waits still.";
        var revision = SampleSources.Commit("a", text).Revision with
        {
            Passages =
            [
                new Passage(0, PassageKind.Body, 0, 16),
                new Passage(1, PassageKind.Furniture, 18, 30),
                new Passage(2, PassageKind.Body, 32, 47),
            ],
        };

        Assert.Equal([0, 2], PassageAnalyzer.Analyze(revision).Select(p => p.Ordinal));
    }
}
