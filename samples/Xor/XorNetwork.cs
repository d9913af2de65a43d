using NetCompiler;

namespace Xor;

/// <summary>Whether exactly one of two numbers is 1.</summary>
[Network]
[Input(2), Dense(8), Tanh, Dense(1), BinaryCrossEntropyLoss, Sigmoid]
public sealed partial class XorNetwork;
