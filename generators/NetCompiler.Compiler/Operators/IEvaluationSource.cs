namespace NetCompiler.Compiler.Operators;

/// <summary>Gives the reference evaluation the values of inputs, parameters and states, and random masks.</summary>
public interface IEvaluationSource
{
    /// <summary>The value of a named input, parameter or state, in logical order.</summary>
    double[] Value(string name);

    /// <summary>Whether dropout keeps an element: by stream (dropout layer), row and index in the row's logical order.</summary>
    bool Keeps(int stream, int row, int index, double rate);
}
