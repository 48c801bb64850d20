using SpaceNewsBot.Core.Audit;
using SpaceNewsBot.Core.Previews;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteGoldenQuestionsTests : GoldenQuestionsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteGoldenQuestionsTests() => _store = new SqliteStore(_folder.Path);

    protected override IGoldenQuestions Goldens => _store.Goldens;

    protected override ISourceStore Sources => _store.Sources;

    protected override IAuditLog Audit => _store.Audit;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
