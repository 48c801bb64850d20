using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Retrieval;

public sealed class PassageIndexTests
{
    [Fact]
    public void The_passage_with_more_of_the_rare_words_comes_first()
    {
        var index = Index(
            ("a", "The people said that the government had the money."),
            ("b", "The people said that the ferry to Skellin had the money."),
            ("c", "The ferry said nothing."));

        Assert.Equal(["b", "c"], Ids(index.Search("Skellin ferry", 2)));
    }

    [Fact]
    public void A_word_in_a_short_passage_counts_more_than_in_a_long_one()
    {
        var index = Index(
            ("a", "The ferry waits beside the quay where crews, trucks, cranes, gulls and sailors spend another grey harbour morning."),
            ("b", "The ferry waits."));

        Assert.Equal(["b", "a"], Ids(index.Search("ferry", 2)));
    }

    [Fact]
    public void A_word_that_stands_twice_counts_more_than_once()
    {
        var index = Index(("a", "The ferry and the quay."), ("b", "The ferry and the ferry."));

        Assert.Equal(["b", "a"], Ids(index.Search("ferry", 2)));
    }

    [Fact]
    public void Inflections_and_other_words_for_the_same_are_found_behind_the_word_itself()
    {
        var index = Index(("a", "The office halted the boats."), ("b", "The office suspended the boats."), ("c", "The office painted the boats."));

        Assert.Equal(["b", "a"], Ids(index.Search("suspending", 3)));
    }

    [Fact]
    public void Equal_scores_are_ordered_by_source_and_ordinal_whatever_order_they_were_given_in()
    {
        var rows = new[] { ("b", 1), ("a", 10), ("b", 0), ("B", 0), ("a", 2) }
            .Select(p => new PassageTerms(p.Item1, 1, p.Item2, PassageAnalyzer.CountTerms("The ferry waits.")))
            .ToArray();

        var found = PassageIndex.Create(rows).Search("ferry", 4);
        var reversed = PassageIndex.Create(rows.Reverse()).Search("ferry", 4);

        Assert.Equal([("B", 0), ("a", 2), ("a", 10), ("b", 0)], found.Select(p => (p.SourceId, p.Ordinal)));
        Assert.Equal(found, reversed);
    }

    [Fact]
    public void No_more_are_given_than_asked_for_and_they_are_the_best()
    {
        var rows = Enumerable.Range(0, 200)
            .Select(i => new PassageTerms("a", 1, i, PassageAnalyzer.CountTerms(string.Concat(Enumerable.Repeat("ferry ", (i % 50) + 1)))))
            .ToArray();
        var index = PassageIndex.Create(rows);

        var best = index.Search("ferry", 7);

        Assert.Equal(7, best.Count);
        Assert.Equal(index.Search("ferry", 1_000).Take(7), best);
        Assert.Equal(best.OrderByDescending(p => p.Score), best);
        Assert.Equal(200, index.Search("ferry", int.MaxValue).Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n?!")]
    [InlineData("🚀")]
    [InlineData("the of and")]
    [InlineData("zeppelin")]
    public void A_query_that_shares_no_word_finds_nothing(string query)
    {
        Assert.Empty(Index(("a", "The ferry waits.")).Search(query, 10));
        Assert.Empty(Index().Search(query, 10));
    }

    [Theory]
    [InlineData("ferry AND museum")]
    [InlineData("ferry NOT museum")]
    [InlineData("-museum ferry")]
    [InlineData("\"ferry museum\"")]
    [InlineData("title:ferry museum:*")]
    [InlineData("NEAR(ferry museum, 1)")]
    [InlineData("ferry* OR museum^3")]
    [InlineData("(ferry")]
    [InlineData("ferry'); DROP TABLE passages;--museum")]
    public void Nothing_in_a_query_is_an_operator(string query)
    {
        var index = Index(("a", "The ferry waits."), ("b", "The museum opens."));
        var wanted = query.Contains("museum", StringComparison.Ordinal) ? new[] { "a", "b" } : ["a"];

        Assert.Equal(wanted, Ids(index.Search(query, 10)).Order());
    }

    [Fact]
    public void Every_query_of_the_corpus_is_ordinary_words()
    {
        var index = Index(("a", "The ferry waits."), ("b", "The museum opens."));
        foreach (var (id, _, payload, _) in Robustness.Read("ftsquery.jsonl"))
        {
            var found = index.Search($"{payload} ferry", 10);

            Assert.True(Ids(found).Contains("a"), id);
        }
    }

    [Fact]
    public void A_question_in_ten_threads_at_once_is_answered_alike()
    {
        var index = PassageIndex.Create(Enumerable.Range(0, 500).Select(i => new PassageTerms($"s{i % 7}", 1, i, PassageAnalyzer.CountTerms($"Ferry {i} waits at quay {i % 13}."))));
        var expected = index.Search("ferry at quay 7", 20);

        var found = new IReadOnlyList<ScoredPassage>[10];
        Parallel.For(0, found.Length, i => found[i] = index.Search("ferry at quay 7", 20));

        Assert.All(found, f => Assert.Equal(expected, f));
    }

    private static PassageIndex Index(params (string Id, string Text)[] passages) =>
        PassageIndex.Create(passages.Select(p => new PassageTerms(p.Id, 1, 0, PassageAnalyzer.CountTerms(p.Text))));

    private static IEnumerable<string> Ids(IEnumerable<ScoredPassage> passages) => passages.Select(p => p.SourceId);
}
