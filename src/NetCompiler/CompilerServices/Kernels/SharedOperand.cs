namespace NetCompiler.CompilerServices;

/// <summary>An <see cref="Operand"/> of a loop that threads share: memory that stays where it is meanwhile.</summary>
internal readonly unsafe struct SharedOperand(float* start, in Operand operand)
{
    private readonly float* _start = start;
    private readonly int _row = operand.Row;
    private readonly int _line = operand.Line;
    private readonly int _pixel = operand.Pixel;

    /// <summary>The operand of the loops that begin at a row, line and lane.</summary>
    public Operand At(int row, int line, int lane) => new(ref *(_start + ((nint)row * _row) + ((nint)line * _line) + lane), _row, _line, _pixel);
}
