namespace NetCompiler.Threading;

/// <summary>What one kernel computes, as units that depend on no other: threads may share them.</summary>
internal interface ISharedWork
{
    /// <summary>Computes the units [<paramref name="first"/>, <paramref name="end"/>).</summary>
    void Run(int first, int end);
}
