using SpaceNewsBot.Tests.Contracts;
using SpaceNewsBot.Tests.Support;

namespace SpaceNewsBot.Tests.Storage;

public sealed class SqliteChatMovesTests : ChatMovesContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SqliteChatMovesTests() => _store = new SqliteStore(_folder.Path);

    private protected override SqliteStore Store => _store;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
