using SpaceNewsBot.Core.Retrieval;
using SpaceNewsBot.Tests.Support;
using Xunit;

namespace SpaceNewsBot.Tests.Retrieval;

public sealed class PassageIndexTests
{
    private static readonly PassageIndex Empty = PassageIndex.Create([]);

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
        var rows = new[] { ("b", 1), ("a", 10), ("b", 0), ("B", 0), ("a", 2), ("B", 3) }
            .Select(p => new PassageTerms(p.Item1, 1, p.Item2, PassageAnalyzer.CountTerms("The ferry waits.")))
            .ToArray();

        var found = PassageIndex.Create(rows).Search("ferry", 5);
        var reversed = PassageIndex.Create(rows.Reverse()).Search("ferry", 5);

        Assert.Equal([("B", 0), ("B", 3), ("a", 2), ("a", 10), ("b", 0)], found.Select(p => (p.SourceId, p.Ordinal)));
        Assert.Equal(found, reversed);
    }

    [Fact]
    public void Of_equal_passages_the_one_whose_article_tells_more_of_it_comes_first()
    {
        var index = Index(
            ("a", ["The museum opens.", "He said the crew left."]),
            ("b", ["The ferry waits.", "He said the crew left."]));

        var crew = index.Search("ferry crew", 4).Where(p => p.Ordinal == 1);

        Assert.Equal(["b", "a"], Ids(crew));
    }

    [Fact]
    public void An_article_is_found_by_words_of_several_passages()
    {
        var index = Index(
            ("a", ["The ferry waits.", "The quay is empty."]),
            ("b", ["The ferry waits.", "The museum opens."]),
            ("c", ["The library opens.", "The quay is empty."]));

        var found = index.SearchArticles("ferry at the quay", 10);

        Assert.Equal("a", found.Ranked[0].SourceId);
        Assert.Equal(3, found.Ranked.Count);
        Assert.Equal(found.Ranked.Take(1), index.SearchArticles("ferry at the quay", 1).Ranked);
    }

    [Fact]
    public void An_article_that_opens_with_a_word_comes_before_one_that_ends_with_it()
    {
        const string Other = "The museum on the island shows boats, maps, lamps, anchors and ropes.";
        const string Ferry = "The ferry waits at an empty harbour while crews, trucks and sailors sleep.";
        var index = Index(("a", [Other, Ferry]), ("b", [Ferry, Other]));

        Assert.Equal(["b", "a"], index.SearchArticles("ferry", 2).Ranked.Select(a => a.SourceId));
    }

    [Fact]
    public void The_opening_goes_on_behind_a_headline()
    {
        const string Other = "The museum on the island shows boats, maps, lamps, anchors and ropes.";
        const string Ferry = "The ferry waits at an empty harbour while crews, trucks and sailors sleep.";
        var index = Index(("a", ["Island life", Other, Ferry]), ("b", ["Island life", Ferry, Other]));

        Assert.Equal(["b", "a"], index.SearchArticles("ferry", 2).Ranked.Select(a => a.SourceId));
    }

    [Fact]
    public void The_more_of_a_query_the_best_article_holds_the_surer_it_is()
    {
        var index = Index(
            ("a", "The ferry to Skellin waits beside the quay."),
            ("b", "The museum of Holm opens."),
            ("c", "The library of Tarn closes."));

        string[] queries = ["Skellin ferry waits beside the quay", "Skellin ferry sinks", "Brackley ferry sinks", "Brackley steamer sinks"];
        var confidences = queries.Select(q => index.SearchArticles(q, 10).Confidence).ToArray();

        Assert.Equal(confidences.OrderDescending(), confidences);
        Assert.All(confidences, c => Assert.InRange(c, 0, 1));
        Assert.True(confidences[0] > 0.5 && confidences[2] < 0.5, string.Join(' ', confidences));
        Assert.Equal(0, confidences[3]);
    }

    [Fact]
    public void An_article_is_searched_for_with_any_text()
    {
        var index = Index(("a", "The ferry waits."));
        foreach (var text in RandomText.Many(500))
        {
            Assert.InRange(index.SearchArticles(text, 10).Confidence, 0, 1);
            Assert.InRange(Empty.SearchArticles(text, 10).Confidence, 0, 0);
        }
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
        Assert.Empty(Empty.Search(query, 10));
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

    private static PassageIndex Index(params (string Id, string Text)[] articles) =>
        Index(Array.ConvertAll(articles, a => (a.Id, new[] { a.Text })));

    private static PassageIndex Index(params (string Id, string[] Passages)[] articles) =>
        PassageIndex.Create(articles.SelectMany(a => a.Passages.Select((p, i) => new PassageTerms(a.Id, 1, i, PassageAnalyzer.CountTerms(p)))));

    private static IEnumerable<string> Ids(IEnumerable<ScoredPassage> passages) => passages.Select(p => p.SourceId);
}
