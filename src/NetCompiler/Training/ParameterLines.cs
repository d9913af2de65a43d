namespace NetCompiler;

/// <summary>How work on all parameters, number by number, is cut into units.</summary>
internal static class ParameterLines
{
    /// <summary>Floats of a unit: a cache line, so that two threads share none.</summary>
    public const int Length = 16;

    /// <summary>Units worth handing to another thread: 16,384 floats, some microseconds.</summary>
    public const int Grain = 1024;
}
