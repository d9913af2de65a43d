using System.Collections.Generic;
using NetCompiler.Compiler.Operators;

namespace NetCompiler.Compiler.Tests.Graphs;

/// <summary>
/// Gives the reference evaluation values by name; dropout keeps every element whose stream, row and index add up to an even number.
/// </summary>
internal sealed class TestSource : IEvaluationSource
{
    private readonly Dictionary<string, double[]> _values = [];

    public double[] this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    public double[] Value(string name) => _values[name];

    public bool Keeps(int stream, int row, int index, double rate) => (stream + row + index) % 2 == 0;
}
