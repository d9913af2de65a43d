using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Layers;

/// <summary>What a block's parameter stands for where the block is used; computed once, so that a mistake in it is reported once.</summary>
/// <param name="value">The argument as written, or the parameter's default.</param>
/// <param name="caller">Where the block is used: the names in the argument belong there.</param>
/// <param name="use">The use of the block, which reports what is wrong with the argument.</param>
internal sealed class BlockArgument(ArgumentValue value, Scope caller, LoweringContext use)
{
    private ExpressionResult? _result;

    /// <summary>The argument as written.</summary>
    public ArgumentValue Value { get; } = value;

    /// <summary>Where the block is used.</summary>
    public Scope Caller { get; } = caller;

    /// <summary>The argument as an integer, of the parameter with the given name.</summary>
    public ExpressionResult Integer(string name)
    {
        if (_result is null)
        {
            ExpressionResult result = Caller.Evaluate(Value);
            if (result.IsError && Value.Kind == ArgumentKind.Text && !result.IsReported)
            {
                use.ReportBadExpression(name, Value.Text!, result.Error!);
                result = result with { IsReported = true };
            }

            _result = result;
        }

        return _result.Value;
    }
}
