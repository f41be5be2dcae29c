/** Why a call failed, for the user. */
export function refusalText(error: unknown): string {
  const { name, message } = error as Error
  if (message.startsWith('Insufficient budget')) {
    return 'The session has too little left for this. Nothing was paid.'
  }
  if (message.startsWith('Payment session not found')) {
    return 'This session is over. Nothing was paid.'
  }
  if (name === 'ThrottlingException') {
    return 'The service is busy. Try again in a moment.'
  }
  return message
}
