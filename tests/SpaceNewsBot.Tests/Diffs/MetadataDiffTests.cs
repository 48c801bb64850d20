using SpaceNewsBot.Core.Diffs;
using SpaceNewsBot.Core.Sources;
using Xunit;

namespace SpaceNewsBot.Tests.Diffs;

public sealed class MetadataDiffTests
{
    [Fact]
    public void Tells_the_fields_that_changed_and_no_others()
    {
        var before = new SourceMetadata("Ferry stops", "A. Vell", "Tarn Post", Url: null, new DateOnly(2024, 5, 3));
        var after = before with { Title = "Ferry Stops", Author = null, Url = "https://tarn.example/ferry", Published = new DateOnly(2024, 5, 4) };

        var changes = MetadataDiff.Compare(before, after);

        Assert.Equal(
            [
                new FieldChange("title", "Ferry stops", "Ferry Stops"),
                new FieldChange("author", "A. Vell", null),
                new FieldChange("url", null, "https://tarn.example/ferry"),
                new FieldChange("published", "2024-05-03", "2024-05-04"),
            ],
            changes);
        Assert.Empty(MetadataDiff.Compare(after, after));
    }
}
