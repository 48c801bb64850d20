using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteSourceStoreTests : SourceStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteSourceStoreTests() => _store = new SqliteStore(_folder.Path);

    protected override ISourceStore Store => _store.Sources;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
